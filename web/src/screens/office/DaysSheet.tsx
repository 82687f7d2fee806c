// Moves a job to other days.

import { useState } from "preact/hooks";
import { change, type Patch, type View } from "../../local";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { Field, SaveSheet, TextInput } from "../../ui";
import { wrongDays } from "./wrongDays";

export function DaysSheet({ job, onClose }: { job: View<"job">; onClose: () => void }) {
  const [begun] = useState(job);
  const { planned: oldPlanned = "", due: oldDue = "" } = begun.value;
  const [planned, setPlanned] = useState(oldPlanned);
  const [due, setDue] = useState(oldDue);
  const wrong = wrongDays({ planned, due });
  if (planned === oldPlanned) wrong.planned = undefined;
  const save = () => {
    if (wrong.planned || wrong.due) return "";
    const patch: Patch<"job"> = {};
    if (planned !== oldPlanned) patch.planned = planned;
    if (due !== oldDue) patch.due = due;
    return Object.keys(patch).length ? change(begun, patch) : null;
  };
  return (
    <SaveSheet title={t("dates_edit")} done={common("saved")} onSave={save} onClose={onClose}>
      <Field label={t("planned_day")} error={wrong.planned}>
        {(tied) => <TextInput {...tied} type="date" value={planned} onInput={setPlanned} />}
      </Field>
      <Field label={t("due_day")} error={wrong.due}>
        {(tied) => <TextInput {...tied} type="date" value={due} onInput={setDue} />}
      </Field>
    </SaveSheet>
  );
}
