// One hospital: where it is, its departments, who looks after it.

import { Pencil, Stethoscope } from "lucide-preact";
import { useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { list, me, see, type View } from "../../local";
import { plans, seesFirm } from "../../people/roles";
import { listed, personName } from "../../records/name";
import { go } from "../../router";
import type { ScreenProps } from "../../routes";
import { either } from "../../text";
import { t } from "../../text/catalogue";
import { t as common } from "../../text/common";
import { Button, Card, Empty, Page, Skeleton } from "../../ui";
import { FieldsSheet } from "../catalogue/FieldsSheet";
import { Contested } from "../contested/Contested";
import { ALL, wanted } from "../equipment/register";
import { Departments } from "./Departments";
import { hospitalFields } from "./fields";

export default function HospitalScreen({ params }: ScreenProps) {
  const view = see("hospital", params.id ?? "").value;
  return (
    <Page title={either(view.value) || t("hospitals")} back="/office/hospitals">
      {view.loaded ? null : <Skeleton label={common("loading")} />}
      {view.loaded && !view.known ? <Empty title={common("nothing_found")} /> : null}
      {view.known ? <Body view={view} /> : null}
    </Page>
  );
}

function Body({ view }: { view: View<"hospital"> }) {
  const [editing, setEditing] = useState(false);
  const { zh = "", en = "", grade = "", address = "", note = "" } = view.value;
  const people = (list("person").value ?? [])
    .filter(({ value }) => value.active !== false && value.hospitals?.includes(view.id))
    .map(({ id }) => personName(id));
  const given = (text: string) => text || common("not_given");
  return (
    <>
      <Contested kind="hospital" id={view.id} />
      <Card>
        <div class="stack">
          <Facts
            rows={[
              [t("zh"), given(zh)],
              [t("en"), given(en)],
              [t("grade"), given(grade)],
              [t("address"), given(address)],
              [t("engineers_here"), people.length ? listed(people) : t("nobody")],
              note ? [t("note_field"), note] : null,
            ]}
          />
          <div class="line">
            {plans(me.value) ? (
              <Button icon={Pencil} onClick={() => setEditing(true)}>
                {common("edit")}
              </Button>
            ) : null}
            {seesFirm(me.value) ? (
              <Button icon={Stethoscope} onClick={() => seeEquipment(view.id)}>
                {t("see_equipment")}
              </Button>
            ) : null}
          </div>
        </div>
      </Card>
      <Departments hospital={view.id} />
      {editing ? (
        <FieldsSheet
          title={t("hospital_edit")}
          view={view}
          fields={hospitalFields()}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </>
  );
}

/** The register, narrowed to this hospital. */
function seeEquipment(hospital: string): void {
  wanted.value = { ...ALL, hospital };
  go("/equipment");
}
