// The inventory of one device: every field that is filled in, by sections.

import { Pencil } from "lucide-preact";
import { Facts } from "../../lists/Facts";
import { me, type View } from "../../local";
import { editsEquipment } from "../../people/roles";
import { fieldName, sayValue } from "../../records/say";
import { to } from "../../router";
import { t } from "../../text/equipment";
import { Card, LinkButton } from "../../ui";
import { className } from "./classes";
import { type FieldName, SECTION_NAMES, SECTIONS, type Section } from "./fields";

export function Inventory({ view }: { view: View<"equipment"> }) {
  return (
    <Card title={t("inventory")}>
      <div class="stack inventory">
        {SECTION_NAMES.map((name) => (
          <Part key={name} name={name} view={view} />
        ))}
        {editsEquipment(me.value) ? (
          <div class="line">
            <LinkButton icon={Pencil} href={to("equipment", view.id, "edit")}>
              {t("edit_all")}
            </LinkButton>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function Part({ name, view }: { name: Section; view: View<"equipment"> }) {
  const fields: readonly FieldName[] = SECTIONS[name];
  const filled = fields.filter((field) => view.value[field]);
  if (filled.length === 0) return null;
  return (
    <section>
      <h3 class="field-label">{t(`section_${name}`)}</h3>
      <Facts rows={filled.map((field) => [fieldName(field), said(field, view)] as const)} />
    </section>
  );
}

function said(field: FieldName, { value }: View<"equipment">): string {
  if (field === "device_class") return className(value.device_class ?? "");
  return sayValue(field, value[field], { kind: "equipment" });
}
