// Which steps may follow, and how long was worked.

import { type JobState, type StepName, type StepView, standingSteps } from "./state";

const NEXT: Record<JobState, StepName[]> = {
  planned: ["accepted"],
  accepted: ["departed", "arrived", "started"],
  departed: ["arrived", "started"],
  arrived: ["started"],
  started: ["done", "paused"],
  paused: ["resumed", "done"],
  done: ["reopened"],
  not_available: ["reopened"],
  cancelled: ["reopened"],
};

/** The likeliest first: it becomes the big button. */
export function nextSteps(state: JobState): StepName[] {
  return NEXT[state];
}

const BEGINS: readonly (StepName | undefined)[] = ["started", "resumed", "reopened"];
const ENDS: readonly (StepName | undefined)[] = ["paused", "done", "not_available", "cancelled"];

/** Milliseconds from start to pause, end or `now`; pauses left out. */
export function worked(steps: readonly StepView[], now: number): number {
  let total = 0;
  let since: number | null = null;
  for (const { value, at } of standingSteps(steps)) {
    if (BEGINS.includes(value.step)) since ??= at ?? now;
    else if (since !== null && ENDS.includes(value.step)) {
      total += (at ?? now) - since;
      since = null;
    }
  }
  return Math.max(0, since === null ? total : total + now - since);
}
