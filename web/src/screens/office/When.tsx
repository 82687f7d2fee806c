// When a new job is to be done, how urgent it is, what to know beforehand.

import { t } from "../../text/office";
import { Field, Segmented, TextArea, TextInput } from "../../ui";
import { type NewJob, type Wrong, write } from "./draft";

export function When({ job, wrong }: { job: NewJob; wrong: Wrong }) {
  return (
    <>
      <div class="filters">
        <Field label={t("planned_day")} error={wrong.planned}>
          {(tied) => (
            <TextInput
              {...tied}
              type="date"
              value={job.planned}
              onInput={(planned) => write({ planned })}
            />
          )}
        </Field>
        <Field label={t("due_day")} error={wrong.due}>
          {(tied) => (
            <TextInput {...tied} type="date" value={job.due} onInput={(due) => write({ due })} />
          )}
        </Field>
      </div>
      <Segmented
        label={t("urgency")}
        showLegend
        value={job.urgency}
        onChange={(urgency) => write({ urgency })}
        options={[
          { value: "normal", label: t("normal") },
          { value: "urgent", label: t("urgent"), tone: "watch" },
        ]}
      />
      <Field label={t("note")}>
        {(tied) => (
          <TextArea
            {...tied}
            rows={3}
            maxLength={20000}
            value={job.note}
            onInput={(note) => write({ note })}
          />
        )}
      </Field>
    </>
  );
}
