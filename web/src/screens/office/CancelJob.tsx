// Cancels or reopens a job: a step like any other, nothing is deleted.

import { useState } from "preact/hooks";
import { ended, type JobState } from "../../jobs/state";
import { blank, change } from "../../local";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { why } from "../../text/trouble";
import { Button, Field, SaveSheet, say, TextArea } from "../../ui";
import { useEntered } from "../useEntered";

export function CancelJob({ job, state }: { job: string; state: JobState }) {
  const [asking, setAsking] = useState(false);
  if (ended(state))
    return (
      <div class="line">
        <Button onClick={() => void reopen(job)}>{t("reopen")}</Button>
      </div>
    );
  return (
    <div class="line">
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t("cancel_job")}
      </Button>
      {asking ? <CancelSheet job={job} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

function CancelSheet({ job, onClose }: { job: string; onClose: () => void }) {
  const { entered, enter, draft } = useEntered(`cancel/${job}`, null, () => ({ note: "" }));
  const { note } = entered;
  const save = () => change(blank("step"), { job, step: "cancelled", note });
  return (
    <SaveSheet
      title={t("cancel_title")}
      draft={draft}
      done={t("cancelled")}
      save={t("cancel_job")}
      keep={t("cancel_keep")}
      danger
      onSave={save}
      onClose={onClose}
    >
      <p>{t("cancel_body")}</p>
      <Field label={t("cancel_why")}>
        {(tied) => (
          <TextArea {...tied} value={note} onInput={(note) => enter({ note })} maxLength={20000} />
        )}
      </Field>
    </SaveSheet>
  );
}

async function reopen(job: string): Promise<void> {
  try {
    await change(blank("step"), { job, step: "reopened" });
    say(t("reopened"), "good");
  } catch (error) {
    say(common("not_saved", { why: why(error) }), "bad");
  }
}
