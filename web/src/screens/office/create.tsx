// A new job: where, which equipment, what, when, who. Works offline; what is entered is kept as it is typed.

import { useEffect, useState } from "preact/hooks";
import { me, see } from "../../local";
import { plans } from "../../people/roles";
import { back, go, to } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { why } from "../../text/trouble";
import { Banner, Button, Page, Skeleton, say } from "../../ui";
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
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const wrong = tried ? judge(job) : {};
  const save = async () => {
    setBusy(true);
    try {
      await create(job);
      say(t("created", { number: job.number }), "good");
      go(to("office", "job", job.id), { replace: true });
    } catch (error) {
      setTrouble(t("not_saved", { why: why(error) }));
      setBusy(false);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!busy && Object.keys(judge(job)).length === 0) void save();
    else requestAnimationFrame(showFirstWrong);
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <What job={job} wrong={wrong} />
      <When job={job} wrong={wrong} />
      <Who job={job} />
      {trouble ? (
        <Banner tone="bad" urgent>
          {trouble}
        </Banner>
      ) : null}
      <Button kind="primary" big wide type="submit" busy={busy}>
        {t("save")}
      </Button>
      <p class="small soft">{t("draft_kept")}</p>
      <Button kind="quiet" onClick={() => void discard()}>
        {t("discard")}
      </Button>
    </form>
  );
}

function showFirstWrong(): void {
  const field = document.querySelector(".field:has(.field-error)");
  field?.querySelector<HTMLElement>("input, select, button")?.focus();
}
