// Hospitals and departments that a list names and the register lacks: each is chosen or made.

import { list } from "../../local";
import { recordName } from "../../records/name";
import { either } from "../../text";
import { t } from "../../text/imports";
import { Card, Field, Select } from "../../ui";
import { departments } from "./departments";
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

function Place({ one, answers, onChange }: { one: Unknown } & Omit<PlacesProps, "looked">) {
  const { kind, name, hospital, rows } = one;
  const isHospital = kind === "hospital";
  const key = isHospital ? name : `${hospital}\t${name}`;
  const said = (isHospital ? answers.hospitals : answers.departments)[key] ?? "";
  const set = (value: string) =>
    onChange(
      isHospital
        ? { ...answers, hospitals: { ...answers.hospitals, [key]: value } }
        : { ...answers, departments: { ...answers.departments, [key]: value } },
    );
  const where = isHospital ? "" : recordName("hospital", hospital);
  const known = isHospital ? hospitals() : wards(hospital);
  const first = isHospital
    ? [
        { value: "", label: t("decide") },
        { value: MAKE, label: t("make") },
      ]
    : [{ value: "", label: t("make") }];
  return (
    <Field label={name} hint={[where, t("in_rows", { n: rows })].filter(Boolean).join(" · ")}>
      {(tied) => <Select {...tied} value={said} onChange={set} options={[...first, ...known]} />}
    </Field>
  );
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
