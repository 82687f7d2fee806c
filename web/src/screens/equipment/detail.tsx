// One piece of equipment: what it is, what is wrong with it now, what was done to it.

import { Pencil, Plus, QrCode } from "lucide-preact";
import { useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { me, see, type View } from "../../local";
import { editsEquipment, plans } from "../../people/roles";
import { recordName } from "../../records/name";
import { fieldName, sayValue } from "../../records/say";
import { back } from "../../router";
import type { ScreenProps } from "../../routes";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { t as label } from "../../text/labels";
import { Button, Card, Empty, LinkButton, Page, Skeleton, StateChip } from "../../ui";
import { Contested } from "../contested/Contested";
import { EditSheet } from "./EditSheet";
import { Findings } from "./Findings";
import { Past } from "./Past";
import { deviceName } from "./register";
import { stateTone } from "./states";

export default function EquipmentDetail({ params }: ScreenProps) {
  const view = see("equipment", params.id ?? "").value;
  const over = view.value.hospital ? recordName("hospital", view.value.hospital) : t("title");
  const title = deviceName(view) || (view.known ? t("unnamed") : t("title"));
  return (
    <Page title={title} over={over} back={() => back("/equipment")}>
      {view.loaded ? null : <Skeleton rows={4} label={common("loading")} />}
      {view.loaded && !view.known ? <Empty title={t("gone")}>{t("gone_body")}</Empty> : null}
      {view.known ? <Known view={view} /> : null}
    </Page>
  );
}

function Known({ view }: { view: View<"equipment"> }) {
  return (
    <>
      <Contested kind="equipment" id={view.id} />
      <Inventory view={view} />
      <Findings equipment={view.id} />
      <Past equipment={view.id} />
      <LinkButton icon={QrCode} href={`/labels?equipment=${encodeURIComponent(view.id)}`}>
        {label("labels")}
      </LinkButton>
      {plans(me.value) ? (
        <LinkButton icon={Plus} href={`/office/new?equipment=${encodeURIComponent(view.id)}`}>
          {t("new_job")}
        </LinkButton>
      ) : null}
    </>
  );
}

const SHOWN = [
  "vendor",
  "model",
  "serial",
  "udi",
  "asset_no",
  "device_class",
  "department",
  "location",
  "contract",
  "start_date",
  "safety_class",
  "applied_part",
  "note",
] as const;

function Inventory({ view }: { view: View<"equipment"> }) {
  const [editing, setEditing] = useState(false);
  const { state = "in_use" } = view.value;
  const rows = SHOWN.filter((name) => view.value[name]).map(
    (name) => [fieldName(name), sayValue(name, view.value[name], { kind: "equipment" })] as const,
  );
  return (
    <Card
      title={t("inventory")}
      end={<StateChip tone={stateTone(state)}>{common(`equipment_${state}`)}</StateChip>}
    >
      <div class="stack">
        <Facts rows={rows} />
        {editsEquipment(me.value) ? (
          <div class="line">
            <Button icon={Pencil} onClick={() => setEditing(true)}>
              {t("edit")}
            </Button>
          </div>
        ) : null}
      </div>
      {editing ? <EditSheet view={view} onClose={() => setEditing(false)} /> : null}
    </Card>
  );
}
