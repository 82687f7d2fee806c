// Sorts my jobs by what a day asks: late ones, today's, later ones, ended ones.

import { computed } from "@preact/signals";
import { today } from "../../frame/tick";
import { ended, type JobState, jobState, overdue } from "../../jobs/state";
import { type Brief, brief, list, type View } from "../../local";

export interface Planned {
  job: View<"job">;
  /** Null while the steps are being read. */
  state: JobState | null;
  /** The last step's time, 0 when there is none. */
  last: number;
}

export interface Plan {
  overdue: Planned[];
  today: Planned[];
  upcoming: Planned[];
  done: Planned[];
}

/** Null while my jobs are being read; they come before their steps, so the screen is there at once. */
export const plan = computed((): Plan | null => {
  const jobs = list("job", { mine: true }).value;
  if (jobs === null) return null;
  const steps = stepsByJob(brief("step").value);
  const sorted: Plan = { overdue: [], today: [], upcoming: [], done: [] };
  for (const job of jobs) {
    const own = steps?.get(job.id) ?? [];
    const state = steps && jobState(own);
    const last = Math.max(0, ...own.map(({ at }) => at ?? 0));
    sorted[placeOf(job, state, today.value)].push({ job, state, last });
  }
  sorted.done.sort((a, b) => b.last - a.last);
  for (const part of [sorted.overdue, sorted.today, sorted.upcoming]) part.sort(byDay);
  return sorted;
});

function placeOf({ value }: View<"job">, state: JobState | null, now: string): keyof Plan {
  if (state && ended(state)) return "done";
  if (overdue(value, state ?? "planned", now)) return "overdue";
  const day = value.planned || value.due || "";
  return isMoving(state) || (day !== "" && day <= now) ? "today" : "upcoming";
}

/** Somebody is on the way or at work: that job comes before all others. */
function isMoving(state: JobState | null): boolean {
  return state !== null && state !== "planned" && state !== "accepted";
}

function byDay(a: Planned, b: Planned): number {
  const urgent =
    Number(b.job.value.urgency === "urgent") - Number(a.job.value.urgency === "urgent");
  return urgent || before(dayFor(a), dayFor(b)) || before(a.job.id, b.job.id);
}

/** As plain texts: the first comparison as a language does costs tens of milliseconds on a phone. */
function before(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A job without any day comes last. */
function dayFor({ job }: Planned): string {
  return job.value.planned || job.value.due || "9999";
}

function stepsByJob(steps: Brief<"step">[] | null): Map<string, Brief<"step">[]> | null {
  if (steps === null) return null;
  const sorted = new Map<string, Brief<"step">[]>();
  for (const step of steps) {
    const job = step.value.job ?? "";
    const known = sorted.get(job);
    if (known) known.push(step);
    else sorted.set(job, [step]);
  }
  return sorted;
}
