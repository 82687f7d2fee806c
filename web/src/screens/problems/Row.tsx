// One open problem: where, what, since when, and the job that makes it good or the key to make one.

import { Wrench } from "lucide-preact";
import { FollowupLink } from "../../jobs/FollowupLink";
import { useUsual } from "../../jobs/fitting";
import { openFollowup } from "../../jobs/followup";
import { me, see, type View } from "../../local";
import { plans } from "../../people/roles";
import { equipmentName, recordName } from "../../records/name";
import { to } from "../../router";
import { now } from "../../sync";
import { day, dayOf } from "../../text";
import { t as common } from "../../text/common";
import { t as job } from "../../text/job";
import { t } from "../../text/problems";
import { Button, StateChip, type Tone } from "../../ui";
import { Exchange } from "../equipment/Exchange";
import { kept } from "../kept";
import { hospitalOf, type Problem, viewOf } from "./open";

const TONE: Record<string, Tone> = { minor: "watch", major: "bad", unsafe: "bad" };

export function Row({ problem }: { problem: Problem }) {
  const { at } = viewOf(problem);
  const hospital = hospitalOf.value.get(problem.equipment) ?? "";
  const where = [hospital && recordName("hospital", hospital), equipmentName(problem.equipment)];
  return (
    <div class="row problem">
      <span class="row-body">
        <span class="row-note">{where.filter(Boolean).join(" · ")}</span>
        <a class="row-title" href={hrefOf(problem)}>
          {wordsOf(problem)}
        </a>
        <span class="line">
          <Kind problem={problem} />
          {at ? <span class="small soft">{t("since", { day: day(dayOf(at)) })}</span> : null}
        </span>
        {"finding" in problem ? (
          <Repair finding={problem.finding} />
        ) : (
          <Exchange issue={problem.issue} />
        )}
      </span>
    </div>
  );
}

function hrefOf(problem: Problem): string {
  if ("issue" in problem) return to("equipment", problem.equipment);
  return to("job", problem.finding.value.job ?? "");
}

function wordsOf(problem: Problem): string {
  if ("finding" in problem) return problem.finding.value.text || common("not_given");
  const { what, quantity } = problem.issue.value;
  return [what, quantity].filter(Boolean).join(" × ") || common("not_given");
}

function Kind({ problem }: { problem: Problem }) {
  if ("issue" in problem)
    return (
      <StateChip tone="watch">
        {common(`issue_${problem.issue.value.type ?? "shortage"}`)}
      </StateChip>
    );
  const { severity = "minor" } = problem.finding.value;
  return <StateChip tone={TONE[severity] ?? "watch"}>{common(`severity_${severity}`)}</StateChip>;
}

/** The repair is for the contract of the visit on which it was found. */
function Repair({ finding }: { finding: View<"finding"> }) {
  const visit = see("job", finding.value.job ?? "").value.value;
  const template = useUsual("repair", finding.value.equipment ?? "");
  const { followup } = finding.value;
  if (followup) return <FollowupLink job={followup} />;
  if (!plans(me.value)) return null;
  const how = { day: dayOf(finding.at ?? now()), template };
  const open = () => void kept(openFollowup(finding, visit, how), job("followup_made"));
  return (
    <span class="line">
      <Button icon={Wrench} onClick={open}>
        {job("followup_open")}
      </Button>
    </span>
  );
}
