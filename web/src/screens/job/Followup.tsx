// From a finding to its repair: one tap makes the job, from then on it leads there and says how it stands.

import { Wrench } from "lucide-preact";
import { FollowupLink } from "../../jobs/FollowupLink";
import { useUsual } from "../../jobs/fitting";
import { openFollowup } from "../../jobs/followup";
import type { View } from "../../local";
import { now } from "../../sync";
import { dayOf } from "../../text";
import { t } from "../../text/job";
import { Button } from "../../ui";
import { kept } from "../kept";
import type { JobModel } from "./model";

export function Followup({ model, view }: { model: JobModel; view: View<"finding"> }) {
  const { followup, state, equipment } = view.value;
  const template = useUsual("repair", equipment || (model.job.value.value.equipment ?? ""));
  if (followup) return <FollowupLink job={followup} />;
  if (!view.known || state === "done") return null;
  const how = { day: dayOf(view.at ?? now()), template };
  const open = () => void kept(openFollowup(view, model.job.peek().value, how), t("followup_made"));
  return (
    <Button icon={Wrench} onClick={open}>
      {t("followup_open")}
    </Button>
  );
}
