// A new job: where, which equipment, what, when, who. Works offline; what is entered is kept as it is typed.

import { useEffect, useState } from "preact/hooks";
import { me, see } from "../../local";
import { plans } from "../../people/roles";
import { back, go, to } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { Banner, Button, Page, SaveForm, Skeleton } from "../../ui";
import { beginWriting, create, discard, judge, type NewJob, write, writing } from "./draft";
import { What } from "./What";
import { When } from "./When";
import { Who } from "./Who";

export default function CreateJob() {
  useBegin();
  const job = writing.value;
  const allowed = plans(me.value);
  return (
    <Page title={t("new_title")} over={job?.number ?? ""} back={() => back("/office")}>
      {allowed ? null : <Banner tone="watch">{t("not_allowed")}</Banner>}
      {allowed && job === null ? <Skeleton rows={5} label={common("loading")} /> : null}
      {allowed && job ? <Form job={job} /> : null}
    </Page>
  );
}

/** The way here from a piece of equipment names it in the address. */
function useBegin(): void {
  const named = new URLSearchParams(location.search).get("equipment") ?? "";
  const { value, loaded } = see("equipment", named).value;
  const begun = writing.value?.id;
  useEffect(() => void beginWriting(), []);
  useEffect(() => {
    const { hospital = "", contract = "" } = value;
    if (named && loaded && begun && writing.value?.equipment !== named)
      write({ equipment: named, hospital, contract, template: "" });
  }, [named, loaded, begun]);
}

function Form({ job }: { job: NewJob }) {
  const [tried, setTried] = useState(false);
  const wrong = tried ? judge(job) : {};
  const save = () => {
    setTried(true);
    return Object.keys(judge(job)).length ? "" : create(job);
  };
  const foot = (
    <>
      <p class="small soft">{t("draft_kept")}</p>
      <Button kind="quiet" onClick={() => void discard()}>
        {common("start_over")}
      </Button>
    </>
  );
  return (
    <SaveForm
      save={t("save")}
      done={t("created", { number: job.number })}
      onSave={save}
      onSaved={() => go(to("office", "job", job.id), { replace: true })}
      foot={foot}
    >
      <What job={job} wrong={wrong} />
      <When job={job} wrong={wrong} />
      <Who job={job} />
    </SaveForm>
  );
}
