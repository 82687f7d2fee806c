// From a finding to its repair: one tap makes the job, from then on it leads there and says how it stands.

import { Wrench } from "lucide-preact";
import { followupId, openFollowup } from "../../jobs/followup";
import { StateOfJob } from "../../jobs/StateOfJob";
import { jobState } from "../../jobs/state";
import { children, see, type View } from "../../local";
import { to } from "../../router";
import { t } from "../../text/job";
import { Button, LinkButton } from "../../ui";
import { kept } from "../kept";
import type { JobModel } from "./model";

export function Followup({ model, view }: { model: JobModel; view: View<"finding"> }) {
  const { followup, state } = view.value;
  if (followup) return <Opened job={followup} />;
  if (!view.known || state === "done" || !followupId(view.id)) return null;
  const open = () => void kept(openFollowup(view, model.job.peek().value), t("followup_made"));
  return (
    <Button icon={Wrench} onClick={open}>
      {t("followup_open")}
    </Button>
  );
}

function Opened({ job }: { job: string }) {
  const number = see("job", job).value.value.number ?? "";
  const steps = children("step", job).value;
  return (
    <span class="line">
      <LinkButton icon={Wrench} href={to("job", job)}>
        {t("followup", { number })}
      </LinkButton>
      {steps ? <StateOfJob state={jobState(steps)} /> : null}
    </span>
  );
}
