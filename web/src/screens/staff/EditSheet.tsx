// Changes a person's names, role and hospitals; works offline, only what differs is written.

import { change, me, type Patch, type View } from "../../local";
import { roleName } from "../../people/names";
import { administers } from "../../people/roles";
import type { Role } from "../../schema.gen";
import { t } from "../../text/catalogue";
import { SaveSheet } from "../../ui";
import { type Entered, Entry, type FieldSpec, missing } from "../catalogue/FieldsSheet";
import { useEntered } from "../useEntered";
import { HospitalPicks } from "./HospitalPicks";
import { offeredRoles, seesAll } from "./roles";

export function EditSheet({ view, onClose }: { view: View<"person">; onClose: () => void }) {
  const { begun, entered: all, enter, draft } = useEntered("person", view, enteredFrom);
  const { texts: entered, hospitals } = all;
  const asked = fields(administers(me.value));
  const wrong = missing(entered, asked);
  const save = () => {
    if (Object.keys(wrong).length) return "";
    const patch = patchOf(begun, entered, hospitals);
    return Object.keys(patch).length ? change(begun, patch) : null;
  };
  return (
    <SaveSheet
      title={t("person_edit")}
      draft={draft}
      done={t("saved")}
      onSave={save}
      onClose={onClose}
    >
      {asked.map((field) => (
        <Entry
          key={field.name}
          field={field}
          value={entered[field.name] ?? ""}
          error={wrong[field.name]}
          onInput={(value) => enter({ texts: { ...entered, [field.name]: value } })}
        />
      ))}
      {seesAll(entered.role ?? "") ? (
        <p class="soft small">{t("office_sees_all")}</p>
      ) : (
        <HospitalPicks picked={hospitals} onChange={(hospitals) => enter({ hospitals })} />
      )}
    </SaveSheet>
  );
}

function fields(admin: boolean): FieldSpec[] {
  const roles = offeredRoles(admin).map((value) => ({ value, label: roleName(value) }));
  return [
    { name: "name", label: t("name"), required: true },
    { name: "name_en", label: t("name_en") },
    { name: "role", label: t("role"), by: "choice", options: roles },
  ];
}

function enteredFrom(view: View<"person">): { texts: Entered; hospitals: readonly string[] } {
  return { texts: textsOf(view), hospitals: view.value.hospitals ?? [] };
}

function textsOf({ value }: View<"person">): Entered {
  return { name: value.name ?? "", name_en: value.name_en ?? "", role: value.role ?? "engineer" };
}

function patchOf(
  begun: View<"person">,
  entered: Entered,
  hospitals: readonly string[],
): Patch<"person"> {
  const before = textsOf(begun);
  const patch: Patch<"person"> = {};
  if (entered.name !== before.name) patch.name = entered.name?.trim() ?? "";
  if (entered.name_en !== before.name_en) patch.name_en = entered.name_en?.trim() ?? "";
  if (entered.role !== before.role) patch.role = entered.role as Role;
  const had = begun.value.hospitals ?? [];
  const add = hospitals.filter((id) => !had.includes(id));
  const remove = had.filter((id) => !hospitals.includes(id));
  if (add.length || remove.length) patch.hospitals = { add, remove };
  return patch;
}
