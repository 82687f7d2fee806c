// Where each job stands, from the short rows of all steps: one look for office, week, due list and register.

import { computed } from "@preact/signals";
import { allBrief } from "../lists/all";
import type { Brief } from "../local";
import { type JobState, jobState } from "./state";

interface Stand {
  steps: readonly Brief<"step">[];
  state: JobState;
}

let before: ReadonlyMap<string, Stand> = new Map();

/** Job -> state of all jobs with a step; null while they are read. A step taken looks at its own job only. */
export const standings = computed<ReadonlyMap<string, Stand> | null>(() => {
  const steps = allBrief("step");
  if (!steps) return null;
  const now = new Map<string, Stand>();
  for (const [job, own] of byJob(steps)) {
    const known = before.get(job);
    now.set(job, known && isSame(known.steps, own) ? known : { steps: own, state: jobState(own) });
  }
  before = now;
  return now;
});

/** Of a job without a step too; read `standings` first to know whether the steps are there. */
export function stands(job: string): JobState {
  return standings.value?.get(job)?.state ?? "planned";
}

function byJob(steps: readonly Brief<"step">[]): Map<string, Brief<"step">[]> {
  const found = new Map<string, Brief<"step">[]>();
  for (const step of steps) {
    const job = step.value.job ?? "";
    const known = found.get(job);
    if (known) known.push(step);
    else found.set(job, [step]);
  }
  return found;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((step, i) => step === other[i]);
}
