// The proposal for what is being planned, with what the person changed in it.

import { computed } from "@preact/signals";
import { calendar, workingDays } from "../../days/calendar";
import { planned } from "../office/plan";
import { absence, minutesOf } from "../week/lanes";
import type { Assigned } from "./create";
import { type Changed, changed, choice, wanted } from "./making";
import { chosenItems, type Item } from "./open";
import { lastDay } from "./quarters";
import { minutes, type Plan, spread, type Task, type Visit } from "./spread";

/** Counted for a checklist that says nothing of its length. */
const UNKNOWN = 60;

/** Until the end of the quarter that is looked at, unless another day was chosen. */
export const untilDay = computed(() => choice.value.until || lastDay(wanted.value.quarter));

export const proposal = computed<Plan>(() => {
  const { engineers, from, hours } = choice.value;
  const days = workingDays(from, untilDay.value, calendar.value);
  const { load, there } = busy.value;
  return spread((chosenItems.value ?? []).map(asTask), {
    engineers,
    days,
    capacity: hours * 60,
    taken: (engineer, day) =>
      absence(engineer, day) ? Number.POSITIVE_INFINITY : (load.get(`${engineer} ${day}`) ?? 0),
    there: (engineer, day, hospital) => there.has(`${engineer} ${day} ${hospital}`),
  });
});

export interface Shown extends Visit {
  out: boolean;
}

/** The proposal with the person's changes. */
export const visits = computed<Shown[]>(() =>
  proposal.value.visits.flatMap((visit) => parted(visit, changed.value)),
);

/** What was decided for some of a visit's devices only, since the proposal was made anew, is a visit by itself. */
export function parted(visit: Visit, decided: ReadonlyMap<string, Changed>): Shown[] {
  const parts = new Map<string, Shown>();
  for (const task of visit.tasks) {
    const part = { ...visit, out: false, ...decided.get(task.id) };
    const key = `${part.engineer} ${part.day} ${part.out}`;
    const before = parts.get(key)?.tasks ?? [];
    parts.set(key, { ...part, tasks: [...before, task] });
  }
  return [...parts.values()];
}

export const assigned = computed<Assigned[]>(() => {
  const items = new Map((chosenItems.value ?? []).map((item) => [item.duty.job, item]));
  return visits.value
    .filter(({ out }) => !out)
    .flatMap(({ tasks, engineer, day }) =>
      tasks.flatMap(({ id }) => {
        const item = items.get(id);
        return item ? [{ item, engineer, day }] : [];
      }),
    );
});

/** What is planned already, by engineer and day. */
const busy = computed(() => {
  const load = new Map<string, number>();
  const there = new Set<string>();
  for (const { job, state } of planned.value ?? []) {
    if (state === "cancelled" || !job.value.planned) continue;
    for (const engineer of job.value.engineers ?? []) {
      const key = `${engineer} ${job.value.planned}`;
      load.set(key, (load.get(key) ?? 0) + (minutesOf(job.value.template ?? "") || UNKNOWN));
      there.add(`${key} ${job.value.hospital}`);
    }
  }
  return { load, there };
});

/** Minutes beyond a day's hours, with everything that is planned for it, here and before. */
export function tooMuch(engineer: string, day: string): number {
  const own = visits.value.filter((v) => !v.out && v.engineer === engineer && v.day === day);
  const before = busy.value.load.get(`${engineer} ${day}`) ?? 0;
  const sum = own.reduce((total, visit) => total + minutes(visit.tasks), before);
  return Math.max(0, sum - choice.value.hours * 60);
}

function asTask({ duty, hospital }: Item): Task {
  const { job: id, due, opens, ends, template } = duty;
  return { id, hospital, due, opens, ends, minutes: minutesOf(template) || UNKNOWN };
}
