// One field of the inventory in the form: text, day, choice, or a pick from the hospitals and departments.

import { KnownPick } from "../../lists/KnownPick";
import { Picker } from "../../lists/Picker";
import { list } from "../../local";
import { contracts } from "../../records/contracts";
import { FieldEditor } from "../../records/FieldEditor";
import { fieldName, sayValue } from "../../records/say";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Field, NumberInput, Select, type Tied } from "../../ui";
import { knownClasses } from "./classes";
import { departments } from "./departments";
import type { Entered } from "./entering";
import type { FieldName } from "./fields";

interface InputProps {
  field: FieldName;
  entered: Entered;
  wrong: string | undefined;
  /** Only the office may change it. */
  closed: boolean;
  onInput: (change: Partial<Entered>) => void;
}

export function Input({ field, entered, wrong, closed, onInput }: InputProps) {
  if (closed)
    return (
      <Field label={fieldName(field)} hint={t("office_only")}>
        {({ id }) => (
          <output class="input" id={id}>
            {entered[field] ? sayValue(field, entered[field], { kind: "equipment" }) : ""}
          </output>
        )}
      </Field>
    );
  return (
    <Field label={fieldName(field)} error={wrong}>
      {(tied) => <Control field={field} entered={entered} tied={tied} onInput={onInput} />}
    </Field>
  );
}

interface ControlProps {
  field: FieldName;
  entered: Entered;
  tied: Tied;
  onInput: (change: Partial<Entered>) => void;
}

function Control({ field, entered, tied, onInput }: ControlProps) {
  const value = entered[field];
  const set = (text: string) => onInput({ [field]: text });
  if (field === "hospital")
    return (
      <HospitalPick
        value={value}
        tied={tied}
        onPick={(id) => onInput({ hospital: id, department: "" })}
      />
    );
  if (field === "department") return <DepartmentPick entered={entered} tied={tied} onPick={set} />;
  if (field === "device_class" || field === "contract")
    return (
      <KnownPick
        value={value}
        known={field === "contract" ? contracts.value : knownClasses.value}
        none={common("not_given")}
        tied={tied}
        onPick={set}
      />
    );
  if (field === "pm_months") return <NumberInput {...tied} value={value} onInput={set} />;
  return (
    <FieldEditor
      field={field}
      where={{ kind: "equipment" }}
      value={value}
      tied={tied}
      onInput={set}
    />
  );
}

interface PickProps {
  value: string;
  tied: Tied;
  onPick: (id: string) => void;
}

function HospitalPick({ value, tied, onPick }: PickProps) {
  const items = (list("hospital").value ?? []).map((one) => ({
    id: one.id,
    title: either(one.value),
    note: one.value.address,
  }));
  return (
    <Picker
      title={t("hospital")}
      none={t("not_chosen")}
      items={items}
      value={value}
      tied={tied}
      onPick={onPick}
    />
  );
}

function DepartmentPick({
  entered,
  tied,
  onPick,
}: Omit<PickProps, "value"> & { entered: Entered }) {
  const here = departments.value.filter(({ hospital }) => hospital === entered.hospital);
  const options = here.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      {...tied}
      value={entered.department}
      options={[{ value: "", label: common("not_given") }, ...options]}
      onChange={onPick}
    />
  );
}
