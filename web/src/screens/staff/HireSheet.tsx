// Takes a person on: the server makes the account and gives the link with which the person chooses a password.

import { useState } from "preact/hooks";
import { me } from "../../local";
import { roleName } from "../../people/names";
import { administers } from "../../people/roles";
import type { Role } from "../../schema.gen";
import { api, syncNow } from "../../sync";
import { t } from "../../text/catalogue";
import { SaveSheet } from "../../ui";
import { type Entered, Entry, type FieldSpec, missing } from "../catalogue/FieldsSheet";
import { useEntered } from "../useEntered";
import { HospitalPicks } from "./HospitalPicks";
import type { Linked } from "./logins";
import { offeredRoles, seesAll } from "./roles";

function fields(admin: boolean): FieldSpec[] {
  const roles = offeredRoles(admin).map((value) => ({ value, label: roleName(value) }));
  return [
    { name: "name", label: t("name"), required: true },
    { name: "name_en", label: t("name_en") },
    { name: "login", label: t("login"), required: true, hint: t("login_hint") },
    { name: "role", label: t("role"), by: "choice", options: roles },
  ];
}

function nobody(): { texts: Entered; hospitals: readonly string[] } {
  return { texts: { role: "engineer" }, hospitals: [] };
}

interface HireProps {
  onClose: () => void;
  onDone: (made: Linked) => void;
}

export function HireSheet({ onClose, onDone }: HireProps) {
  const { entered: all, enter, draft } = useEntered("hire", null, nobody);
  const { texts: entered, hospitals } = all;
  const [tried, setTried] = useState(false);
  const asked = fields(administers(me.value));
  const wrong = missing(entered, asked);
  if (!wrong.login && !/^\S{1,100}$/.test(entered.login ?? "")) wrong.login = t("bad_login");
  const role = (entered.role ?? "engineer") as Role;
  const send = () => {
    setTried(true);
    if (Object.keys(wrong).length) return "";
    const own = seesAll(role) ? [] : hospitals;
    return api<Linked>("POST", "/api/people", { ...entered, role, hospitals: own });
  };
  const hired = (made: Linked) => {
    void syncNow();
    onDone(made);
  };
  return (
    <SaveSheet
      title={t("person_add")}
      draft={draft}
      save={t("person_add")}
      onSave={send}
      onSaved={hired}
      onClose={onClose}
    >
      <p class="soft small">{t("needs_network")}</p>
      {asked.map((field) => (
        <Entry
          key={field.name}
          field={field}
          value={entered[field.name] ?? ""}
          error={tried ? wrong[field.name] : undefined}
          onInput={(value) => enter({ texts: { ...entered, [field.name]: value } })}
        />
      ))}
      {seesAll(role) ? (
        <p class="soft small">{t("office_sees_all")}</p>
      ) : (
        <HospitalPicks picked={hospitals} onChange={(hospitals) => enter({ hospitals })} />
      )}
    </SaveSheet>
  );
}
