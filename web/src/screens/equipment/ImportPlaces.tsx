// What a list names and the register lacks: hospitals, departments, contracts, classes; each is chosen or made.

import { list } from "../../local";
import { contracts } from "../../records/contracts";
import { recordName } from "../../records/name";
import { either } from "../../text";
import { t } from "../../text/imports";
import { Card, Field, Select } from "../../ui";
import { knownClasses } from "./classes";
import { departments } from "./departments";
import { columnName } from "./ImportColumns";
import type { Answers, Looked, Unknown } from "./importing";

const MAKE = "new";

interface PlacesProps {
  looked: Looked;
  answers: Answers;
  onChange: (answers: Answers) => void;
}

export function Places({ looked, answers, onChange }: PlacesProps) {
  if (looked.unknown.length === 0) return null;
  const open = looked.unknown.some(
    ({ kind, name }) => kind === "hospital" && !answers.hospitals[name],
  );
  return (
    <Card title={t("places")} tone={open ? "watch" : undefined}>
      <p class="small soft import-hint">{t("places_hint")}</p>
      <div class="form-grid">
        {looked.unknown.map((one) => (
          <Place
            key={`${one.kind}/${one.hospital}/${one.name}`}
            one={one}
            answers={answers}
            onChange={onChange}
          />
        ))}
      </div>
    </Card>
  );
}

const ANSWERS = {
  hospital: "hospitals",
  department: "departments",
  contract: "contracts",
  device_class: "classes",
} as const;

function Place({ one, answers, onChange }: { one: Unknown } & Omit<PlacesProps, "looked">) {
  const { kind, name, hospital, rows } = one;
  const key = kind === "department" ? `${hospital}\t${name}` : name;
  const said = answers[ANSWERS[kind]];
  const set = (value: string) =>
    onChange({ ...answers, [ANSWERS[kind]]: { ...said, [key]: value } });
  const where = kind === "department" ? recordName("hospital", hospital) : columnName(kind);
  return (
    <Field label={name} hint={`${where} · ${t("in_rows", { n: rows })}`}>
      {(tied) => (
        <Select
          {...tied}
          value={said[key] ?? ""}
          onChange={set}
          options={[...first(kind), ...known(one)]}
        />
      )}
    </Field>
  );
}

/** A hospital must be decided on; a name that is new is written as it stands unless it means another. */
function first(kind: Unknown["kind"]) {
  if (kind === "department") return [{ value: "", label: t("make") }];
  if (kind !== "hospital") return [{ value: "", label: t("keep_name") }];
  return [
    { value: "", label: t("decide") },
    { value: MAKE, label: t("make") },
  ];
}

function known({ kind, hospital }: Unknown) {
  if (kind === "contract") return contracts.value;
  if (kind === "device_class") return knownClasses.value;
  return kind === "hospital" ? hospitals() : wards(hospital);
}

function hospitals() {
  return (list("hospital").value ?? []).map(({ id, value }) => ({
    value: id,
    label: either(value),
  }));
}

function wards(hospital: string) {
  return departments.value
    .filter((one) => one.hospital === hospital)
    .map(({ id, name }) => ({ value: id, label: name }));
}
