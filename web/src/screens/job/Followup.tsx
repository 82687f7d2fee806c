// From a finding to its repair: one tap makes the job, from then on it leads there and says how it stands.

import { Wrench } from "lucide-preact";
import { usual } from "../../jobs/fitting";
import { openFollowup } from "../../jobs/followup";
import { StateOfJob } from "../../jobs/StateOfJob";
import { jobState } from "../../jobs/state";
import { children, list, see, type View } from "../../local";
import { to } from "../../router";
import { now } from "../../sync";
import { dayOf } from "../../text";
import { t } from "../../text/job";
import { Button, LinkButton } from "../../ui";
import { kept } from "../kept";
import type { JobModel } from "./model";

export function Followup({ model, view }: { model: JobModel; view: View<"finding"> }) {
  const { followup, state, equipment } = view.value;
  const template = useRepairForm(equipment || (model.job.value.value.equipment ?? ""));
  if (followup) return <Opened job={followup} />;
  if (!view.known || state === "done") return null;
  const how = { day: dayOf(view.at ?? now()), template };
  const open = () => void kept(openFollowup(view, model.job.peek().value, how), t("followup_made"));
  return (
    <Button icon={Wrench} onClick={open}>
      {t("followup_open")}
    </Button>
  );
}

/** The checklist that the firm repairs by; "" where it has several, or none. */
function useRepairForm(equipment: string): string {
  const forms = list("template").value ?? [];
  const device = see("equipment", equipment).value.value.device_class ?? "";
  return usual(
    forms.map(({ value }) => value),
    { type: "repair" },
    device,
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
