// To the job that something found leads to, and how far that is.

import { Wrench } from "lucide-preact";
import { children, me, see } from "../local";
import { plans } from "../people/roles";
import { to } from "../router";
import { t } from "../text/job";
import { LinkButton } from "../ui";
import { StateOfJob } from "./StateOfJob";
import { jobState } from "./state";

export function FollowupLink({ job }: { job: string }) {
  const { number = "", type } = see("job", job).value.value;
  const steps = children("step", job).value;
  const href = plans(me.value) ? to("office", "job", job) : to("job", job);
  return (
    <span class="line">
      <LinkButton icon={Wrench} href={href}>
        {t(type === "installation" ? "exchange" : "followup", { number })}
      </LinkButton>
      {steps ? <StateOfJob state={jobState(steps)} /> : null}
    </span>
  );
}
