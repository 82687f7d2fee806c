// From a delivery issue to the job that makes it good: one tap, then it leads there and says how far that is.

import { PackageCheck } from "lucide-preact";
import { FollowupLink } from "../../jobs/FollowupLink";
import { openExchange } from "../../jobs/followup";
import { me, type View } from "../../local";
import { worksInField } from "../../people/roles";
import { now } from "../../sync";
import { dayOf } from "../../text";
import { t } from "../../text/job";
import { Button } from "../../ui";
import { kept } from "../kept";

export function Exchange({ issue }: { issue: View<"delivery_issue"> }) {
  const { followup, state } = issue.value;
  if (followup) return <FollowupLink job={followup} />;
  if (state === "resolved" || !worksInField(me.value)) return null;
  const open = () => void kept(openExchange(issue, dayOf(issue.at ?? now())), t("exchange_made"));
  return (
    <Button icon={PackageCheck} onClick={open}>
      {t("exchange_open")}
    </Button>
  );
}
