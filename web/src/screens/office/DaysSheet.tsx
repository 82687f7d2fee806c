// Moves a job to other days.

import { change, type Patch, type View } from "../../local";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { Field, SaveSheet, TextInput } from "../../ui";
import { useEntered } from "../useEntered";
import { wrongDays } from "./wrongDays";

export function DaysSheet({ job, onClose }: { job: View<"job">; onClose: () => void }) {
  const { begun, entered, enter, draft } = useEntered("days", job, ({ value }) => ({
    planned: value.planned ?? "",
    due: value.due ?? "",
  }));
  const { planned: oldPlanned = "", due: oldDue = "" } = begun.value;
  const { planned, due } = entered;
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
    <SaveSheet
      title={t("dates_edit")}
      draft={draft}
      done={common("saved")}
      onSave={save}
      onClose={onClose}
    >
      <Field label={t("planned_day")} error={wrong.planned}>
        {(tied) => (
          <TextInput
            {...tied}
            type="date"
            value={planned}
            onInput={(planned) => enter({ planned })}
          />
        )}
      </Field>
      <Field label={t("due_day")} error={wrong.due}>
        {(tied) => (
          <TextInput {...tied} type="date" value={due} onInput={(due) => enter({ due })} />
        )}
      </Field>
    </SaveSheet>
  );
}
