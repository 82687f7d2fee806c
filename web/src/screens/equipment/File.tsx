// The file of one piece of equipment: what it is, what is wrong with it, its papers, what was done to it and measured.

import { Pencil, Plus, QrCode, Stethoscope } from "lucide-preact";
import { useState } from "preact/hooks";
import { me, see, type View } from "../../local";
import { editsEquipment, plans } from "../../people/roles";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { t as label } from "../../text/labels";
import { Button, Card, Empty, LinkButton, Skeleton, StateChip } from "../../ui";
import { Contested } from "../contested/Contested";
import { Documents } from "./Documents";
import { EditSheet } from "./EditSheet";
import { Findings } from "./Findings";
import { Inventory } from "./Inventory";
import { Issues } from "./Issues";
import { Past } from "./Past";
import { Risk } from "./Risk";
import { deviceName } from "./register";
import { stateTone } from "./states";
import { Trend } from "./Trend";

/** Beside the list: under its own heading. */
export function File({ id }: { id: string }) {
  const view = see("equipment", id).value;
  return (
    <div class="stack">
      <h2 class="file-name">{deviceName(view) || t("unnamed")}</h2>
      <FileBody view={view} />
    </div>
  );
}

export function FileBody({ view }: { view: View<"equipment"> }) {
  if (!view.loaded) return <Skeleton rows={4} label={common("loading")} />;
  if (!view.known)
    return (
      <Empty icon={Stethoscope} title={t("gone")}>
        <p>{t("gone_body")}</p>
        <LinkButton href="/equipment">{t("to_register")}</LinkButton>
      </Empty>
    );
  return (
    <>
      <Contested kind="equipment" id={view.id} />
      <Now view={view} />
      <Findings equipment={view.id} />
      <Past equipment={view.id} />
      <Inventory view={view} />
      <Risk view={view} />
      <Documents view={view} />
      <Issues view={view} />
      <Trend equipment={view.id} />
    </>
  );
}

/** Its state, and what one does with it most. */
function Now({ view }: { view: View<"equipment"> }) {
  const [editing, setEditing] = useState(false);
  const { state = "in_use", deleted } = view.value;
  return (
    <Card
      title={t("state")}
      end={<StateChip tone={stateTone(state)}>{common(`equipment_${state}`)}</StateChip>}
      tone={state === "in_use" ? undefined : stateTone(state)}
    >
      <div class="stack">
        {deleted ? <p>{t("deleted")}</p> : null}
        {view.value.note ? <p class="preline">{view.value.note}</p> : null}
        <div class="line">
          {plans(me.value) ? (
            <LinkButton
              icon={Plus}
              kind="primary"
              href={`/office/new?equipment=${encodeURIComponent(view.id)}`}
            >
              {t("new_job")}
            </LinkButton>
          ) : null}
          {editsEquipment(me.value) ? (
            <Button icon={Pencil} onClick={() => setEditing(true)}>
              {t("edit")}
            </Button>
          ) : null}
          <LinkButton icon={QrCode} href={`/labels?equipment=${encodeURIComponent(view.id)}`}>
            {label("title")}
          </LinkButton>
        </div>
      </div>
      {editing ? <EditSheet view={view} onClose={() => setEditing(false)} /> : null}
    </Card>
  );
}
