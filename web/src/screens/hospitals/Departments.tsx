// The departments of a hospital: added, renamed, taken away.

import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { blank, change, list, me, type View } from "../../local";
import { plans } from "../../people/roles";
import { either } from "../../text";
import { t } from "../../text/catalogue";
import { Button, Card, ListRow, Rows } from "../../ui";
import { FieldsSheet } from "../catalogue/FieldsSheet";
import { kept } from "../kept";
import { departmentFields } from "./fields";

export function Departments({ hospital }: { hospital: string }) {
  const [open, setOpen] = useState<View<"department"> | null>(null);
  const may = plans(me.value);
  const own = (list("department").value ?? [])
    .filter(({ value }) => value.hospital === hospital)
    .sort((a, b) => either(a.value).localeCompare(either(b.value), "zh"));
  const remove = async (view: View<"department">) => {
    if (await kept(change(view, { deleted: true }), t("saved"))) setOpen(null);
  };
  return (
    <Card title={t("departments")}>
      <div class="stack">
        {own.length ? null : <p class="soft">{t("no_departments")}</p>}
        <Rows label={t("departments")}>
          {own.map((view) => (
            <ListRow
              key={view.id}
              title={either(view.value)}
              {...(may ? { onClick: () => setOpen(view) } : {})}
            />
          ))}
        </Rows>
        {may ? (
          <Button icon={Plus} onClick={() => setOpen(blank("department"))}>
            {t("department_add")}
          </Button>
        ) : null}
      </div>
      {open ? (
        <FieldsSheet
          title={open.known ? t("department_edit") : t("department_add")}
          view={open}
          fields={departmentFields()}
          besides={{ hospital }}
          onClose={() => setOpen(null)}
        >
          {open.known ? (
            <Button kind="danger" onClick={() => void remove(open)}>
              {t("department_remove")}
            </Button>
          ) : null}
        </FieldsSheet>
      ) : null}
    </Card>
  );
}
