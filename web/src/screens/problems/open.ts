// All that is wrong and not made good: findings that a person confirmed, and delivery issues; the worst and oldest first.

import { computed } from "@preact/signals";
import { all, allBrief } from "../../lists/all";
import type { View } from "../../local";

export type Problem =
  | { id: string; weight: number; equipment: string; finding: View<"finding"> }
  | { id: string; weight: number; equipment: string; issue: View<"delivery_issue"> };

const WEIGHT = { unsafe: 0, major: 1, minor: 2 };
const OF_ISSUE = 1;

/** Null while they are being read. */
export const problems = computed((): Problem[] | null => {
  const [findings, issues] = [all("finding"), all("delivery_issue")];
  if (!findings || !issues) return null;
  const found = findings.filter(({ value }) => value.state === "open").map(ofFinding);
  const came = issues.filter(({ value }) => value.state !== "resolved").map(ofIssue);
  return [...found, ...came].sort(
    (a, b) => a.weight - b.weight || (viewOf(a).at ?? 0) - (viewOf(b).at ?? 0),
  );
});

export const hospitalOf = computed(
  () => new Map((allBrief("equipment") ?? []).map(({ id, value }) => [id, value.hospital ?? ""])),
);

export function viewOf(problem: Problem): View<"finding"> | View<"delivery_issue"> {
  return "finding" in problem ? problem.finding : problem.issue;
}

/** Nobody has made a job of it yet. */
export function isIdle(problem: Problem): boolean {
  return !viewOf(problem).value.followup;
}

function ofFinding(finding: View<"finding">): Problem {
  const { severity = "minor", equipment = "" } = finding.value;
  return { id: finding.id, weight: WEIGHT[severity], equipment, finding };
}

function ofIssue(issue: View<"delivery_issue">): Problem {
  return { id: issue.id, weight: OF_ISSUE, equipment: issue.value.equipment ?? "", issue };
}
