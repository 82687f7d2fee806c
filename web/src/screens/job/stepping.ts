// Writes steps: each a fact with the time of its tap; taking one back is another fact that voids it.

import type { StepName, StepView } from "../../jobs/state";
import { blank, change, changeAll, type View } from "../../local";
import { t } from "../../text/job";
import { say } from "../../ui";
import { kept } from "../kept";

export async function take(job: string, step: StepName, note = ""): Promise<void> {
  const fact = blank("step");
  if (!(await kept(change(fact, { job, step, note, voids: "" })))) return;
  const undo = () => void takeBack(job, fact.id, step);
  say(t(`did_${step}`), "good", { label: t("undo"), run: undo });
}

/** The same step's name says that it never happened, so nothing stands in its place. */
export function takeBack(job: string, voids: string, step: StepName): Promise<boolean> {
  return kept(change(blank("step"), { job, step, note: "", voids }), t("undone"));
}

/** The end and the run's outcome are taken together or not at all. */
export function finish(
  job: string,
  step: StepName,
  run: View<"run"> | null,
  outcome: "completed" | "partial" | "device_not_available",
  note = "",
): Promise<boolean> {
  const fact = { job, step, note, voids: "" };
  if (!run) return kept(change(blank("step"), fact), t("finished"));
  const group = [
    [run, { outcome }],
    [blank("step"), fact],
  ];
  return kept(changeAll(group as never), t("finished"));
}

/** Work goes on, so the run has no outcome any more. */
export function reopen(job: string, run: View<"run"> | null): Promise<boolean> {
  const fact = { job, step: "reopened" as const, note: "", voids: "" };
  if (!run?.known || !run.value.outcome)
    return kept(change(blank("step"), fact), t("did_reopened"));
  const group = [
    [run, { outcome: "" }],
    [blank("step"), fact],
  ];
  return kept(changeAll(group as never), t("did_reopened"));
}

export type Taken = StepView & { by: string | null; pending: number };
