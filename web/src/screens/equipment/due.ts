// When the next visit to a piece of equipment is due: the earliest day of its jobs that have not ended.

import { computed } from "@preact/signals";
import { tick } from "../../frame/tick";
import { ended, jobState } from "../../jobs/state";
import { allBrief } from "../../lists/all";
import type { Brief } from "../../local";
import { dayOf } from "../../text";

export type Due = "overdue" | "soon" | "later" | "unplanned";
export const DUES: readonly Due[] = ["overdue", "soon", "later", "unplanned"];

const SOON = 30 * 86_400_000;

/** Equipment -> day; null while the jobs are being read. Read only where it is asked for. */
export const dueDays = computed<ReadonlyMap<string, string> | null>(() => {
  const jobs = allBrief("job");
  const steps = allBrief("step");
  if (!jobs || !steps) return null;
  const byJob = stepsByJob(steps);
  const days = new Map<string, string>();
  for (const job of jobs) {
    const { equipment, due, planned } = job.value;
    const day = due || planned;
    if (!equipment || !day || isEnded(byJob.get(job.id))) continue;
    const known = days.get(equipment);
    if (!known || day < known) days.set(equipment, day);
  }
  return days;
});

function stepsByJob(steps: readonly Brief<"step">[]): Map<string, Brief<"step">[]> {
  const found = new Map<string, Brief<"step">[]>();
  for (const step of steps) {
    const job = step.value.job ?? "";
    const known = found.get(job);
    if (known) known.push(step);
    else found.set(job, [step]);
  }
  return found;
}

function isEnded(steps: Brief<"step">[] | undefined): boolean {
  return steps !== undefined && ended(jobState(steps));
}

const today = computed(() => dayOf(tick.value));
const horizon = computed(() => dayOf(Date.parse(`${today.value}T12:00:00+08:00`) + SOON));

export function dueOf(day: string | undefined): Due {
  if (!day) return "unplanned";
  if (day < today.value) return "overdue";
  return day <= horizon.value ? "soon" : "later";
}
