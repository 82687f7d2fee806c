// Writes steps: each a fact with the time of its tap; taking one back is another fact that voids it.

import { mends } from "../../jobs/followup";
import type { StepName } from "../../jobs/state";
import { blank, change, changeAll, type View } from "../../local";
import { t } from "../../text/job";
import { say } from "../../ui";
import { kept } from "../kept";

/** A job, its checklist, and the findings that it is to mend. */
export interface Visit {
  job: string;
  run: View<"run"> | null;
  causes: readonly View<"finding">[];
}

export async function take(job: string, step: StepName, note = ""): Promise<void> {
  const fact = blank("step");
  if (!(await kept(change(fact, { job, step, note, voids: "" })))) return;
  const undo = () => void takeBack({ job, run: null, causes: [] }, fact.id, step);
  say(t(`did_${step}`), "good", { label: t("undo"), run: undo });
}

/** The same step's name says that it never happened, so nothing stands in its place. */
export function takeBack(visit: Visit, voids: string, step: StepName): Promise<boolean> {
  const fact = { job: visit.job, step, note: "", voids };
  const wasEnd = step === "done" || step === "not_available";
  return record(fact, wasEnd ? goesOn(visit) : [], t("undone"));
}

/** The end, the run's outcome and what was mended by it are taken together or not at all. */
export async function finish(
  { job, run, causes }: Visit,
  step: StepName,
  outcome: Exclude<Outcome, "">,
  note = "",
): Promise<boolean> {
  const more = [...outcomeOf(run, outcome), ...mends(step === "done" ? causes : [], true)];
  const done = await record({ job, step, note, voids: "" }, more, "");
  if (done) say(t(`did_${step}`), "good");
  return done;
}

export function reopen(visit: Visit): Promise<boolean> {
  const fact = { job: visit.job, step: "reopened" as const, note: "", voids: "" };
  return record(fact, goesOn(visit), t("did_reopened"));
}

type Fact = { job: string; step: StepName; note: string; voids: string };
type Outcome = "" | "completed" | "partial" | "device_not_available";
type Changes = Parameters<typeof changeAll>[0];

/** Work goes on: the run has no outcome any more, and nothing is mended yet. */
function goesOn({ run, causes }: Visit): Changes {
  return [...outcomeOf(run, ""), ...mends(causes, false)];
}

function outcomeOf(run: View<"run"> | null, outcome: Outcome): Changes {
  return run?.known && (run.value.outcome ?? "") !== outcome ? [[run, { outcome }]] : [];
}

function record(fact: Fact, more: Changes, said: string): Promise<boolean> {
  const step = blank("step");
  if (more.length === 0) return kept(change(step, fact), said);
  return kept(changeAll([...more, [step, fact]]), said);
}
