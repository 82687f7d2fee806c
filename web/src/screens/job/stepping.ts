// Writes steps: each a fact with the time of its tap; taking one back is another fact that voids it.

import type { StepName } from "../../jobs/state";
import { blank, change, changeAll, type View } from "../../local";
import { t } from "../../text/job";
import { say } from "../../ui";
import { kept } from "../kept";

export async function take(job: string, step: StepName, note = ""): Promise<void> {
  const fact = blank("step");
  if (!(await kept(change(fact, { job, step, note, voids: "" })))) return;
  const undo = () => void takeBack(job, fact.id, step, null);
  say(t(`did_${step}`), "good", { label: t("undo"), run: undo });
}

/** The same step's name says that it never happened, so nothing stands in its place. */
export function takeBack(
  job: string,
  voids: string,
  step: StepName,
  run: View<"run"> | null,
): Promise<boolean> {
  const fact = { job, step, note: "", voids };
  const outcome = step === "done" || step === "not_available" ? "" : null;
  return record(fact, outcome === null ? null : run, "", t("undone"));
}

/** The end and the run's outcome are taken together or not at all. */
export async function finish(
  job: string,
  step: StepName,
  run: View<"run"> | null,
  outcome: "completed" | "partial" | "device_not_available",
  note = "",
): Promise<boolean> {
  const done = await record({ job, step, note, voids: "" }, run, outcome, "");
  if (done) say(t(`did_${step}`), "good");
  return done;
}

/** Work goes on, so the run has no outcome any more. */
export function reopen(job: string, run: View<"run"> | null): Promise<boolean> {
  const fact = { job, step: "reopened" as const, note: "", voids: "" };
  return record(fact, run, "", t("did_reopened"));
}

type Fact = { job: string; step: StepName; note: string; voids: string };
type Outcome = "" | "completed" | "partial" | "device_not_available";

/** The step, and with it the run's outcome where that becomes another. */
function record(
  fact: Fact,
  run: View<"run"> | null,
  outcome: Outcome,
  said: string,
): Promise<boolean> {
  const step = blank("step");
  if (!run?.known || (run.value.outcome ?? "") === outcome) return kept(change(step, fact), said);
  return kept(
    changeAll([
      [run, { outcome }],
      [step, fact],
    ]),
    said,
  );
}
