// Narrows what is due: quarter, hospital, contract, class, planned or not.

import { hospitalNames } from "../../records/names";
import { now } from "../../sync";
import { dayOf } from "../../text";
import { t } from "../../text/due";
import { t as office } from "../../text/office";
import { Field, Select } from "../../ui";
import { className } from "../equipment/classes";
import { want, wanted } from "./making";
import { kinds } from "./open";
import { quartersFrom, sayQuarter } from "./quarters";

export function Filters() {
  const { quarter, hospital, contract, class: kind, show } = wanted.value;
  const { hospitals, contracts, classes } = kinds.value;
  const quarters = quartersFrom(dayOf(now()));
  const same = (value: string) => ({ value, label: value });
  return (
    <div class="filters">
      <Pick
        label={t("quarter")}
        value={quarter}
        options={quarters.map((value) => ({ value, label: sayQuarter(value) }))}
        onPick={(value) => want({ quarter: value })}
      />
      <Pick
        label={office("hospital")}
        value={hospital}
        options={[
          { value: "", label: office("all_hospitals") },
          ...hospitals.map((id) => ({ value: id, label: hospitalNames.value.get(id) ?? id })),
        ]}
        onPick={(value) => want({ hospital: value })}
      />
      <Pick
        label={t("contract")}
        value={contract}
        options={[{ value: "", label: t("all_contracts") }, ...contracts.map(same)]}
        onPick={(value) => want({ contract: value })}
      />
      <Pick
        label={t("class")}
        value={kind}
        options={[
          { value: "", label: t("all_classes") },
          ...classes.map((value) => ({ value, label: className(value) })),
        ]}
        onPick={(value) => want({ class: value })}
      />
      <Pick
        label={t("show")}
        value={show}
        options={[
          { value: "open", label: t("show_open") },
          { value: "planned", label: t("show_planned") },
        ]}
        onPick={(value) => want({ show: value === "planned" ? "planned" : "open" })}
      />
    </div>
  );
}

interface PickProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onPick: (value: string) => void;
}

function Pick({ label, value, options, onPick }: PickProps) {
  return (
    <Field label={label}>
      {(tied) => <Select {...tied} value={value} options={options} onChange={onPick} />}
    </Field>
  );
}
