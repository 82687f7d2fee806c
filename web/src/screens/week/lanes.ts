// The week as values: who has which jobs on which day, how full each day is, what stands in the way.

import { computed, signal } from "@preact/signals";
import { calendar, later, monday, works } from "../../days/calendar";
import { ended } from "../../jobs/state";
import { all } from "../../lists/all";
import type { Brief, View } from "../../local";
import { now } from "../../sync";
import { dayOf } from "../../text";
import { type Planned, planned } from "../office/plan";
import { engineers } from "../office/staff";

/** Minutes that a working day holds. */
export const CAPACITY = 8 * 60;
/** The row of jobs that nobody is assigned to. */
export const NOBODY = "";

export interface Cell {
  jobs: Planned[];
  /** Estimated minutes of what is still to do or was done. */
  minutes: number;
  /** Jobs whose checklist has no estimate, or that have none. */
  unknown: number;
  hospitals: number;
  absent: View<"absence"> | null;
  over: number;
}

export interface Lane {
  person: string;
  cells: Map<string, Cell>;
}

/** The Monday of the week that is shown. */
export const shown = signal(monday(dayOf(now())));

export const days = computed(() => Array.from({ length: 7 }, (_, n) => later(shown.value, n)));

/** Minutes by checklist, of its newest version. */
const estimates = computed(() => {
  const newest = new Map<string, { version: number; minutes: number }>();
  for (const { value } of all("template") ?? []) {
    const { code = "", version = 0, estimated_min = 0 } = value;
    if ((newest.get(code)?.version ?? -1) < version)
      newest.set(code, { version, minutes: estimated_min });
  }
  return newest;
});

export function minutesOf(template: string): number {
  return estimates.value.get(template)?.minutes ?? 0;
}

const ofWeek = computed<Planned[] | null>(() => {
  const [first = "", last = ""] = [days.value[0], days.value[6]];
  const inWeek = ({ job, state }: Planned) => {
    const day = job.value.planned ?? "";
    return day >= first && day <= last && state !== "cancelled";
  };
  return planned.value?.filter(inWeek) ?? null;
});

/** Open jobs that no week shows: without a day, or left from before. */
export const elsewhere = computed(() => {
  const open = (planned.value ?? []).filter(({ state }) => !ended(state));
  const first = monday(dayOf(now()));
  return {
    dayless: open.filter(({ job }) => !job.value.planned).length,
    left: open.filter(({ job }) => job.value.planned && job.value.planned < first).length,
  };
});

export const lanes = computed<Lane[] | null>(() => {
  const jobs = ofWeek.value;
  if (!jobs) return null;
  const known = engineers().map(({ id }) => id);
  const others = new Set(jobs.flatMap(({ job }) => job.value.engineers ?? []));
  const strangers = [...others].filter((id) => !known.includes(id));
  return [NOBODY, ...known, ...strangers].map((person) => lane(person, jobs));
});

function lane(person: string, jobs: readonly Planned[]): Lane {
  const own = jobs.filter(({ job }) => isIn(job, person));
  const cells = days.value.map((day) => [day, cell(person, day, own)] as const);
  return { person, cells: new Map(cells) };
}

function isIn(job: Brief<"job">, person: string): boolean {
  const names = job.value.engineers ?? [];
  return person === NOBODY ? names.length === 0 : names.includes(person);
}

function cell(person: string, day: string, own: readonly Planned[]): Cell {
  const jobs = own.filter(({ job }) => job.value.planned === day).sort(byPlace);
  const known = jobs.map(({ job }) => minutesOf(job.value.template ?? ""));
  const minutes = known.reduce((sum, n) => sum + n, 0);
  return {
    jobs,
    minutes,
    unknown: known.filter((n) => n === 0).length,
    hospitals: new Set(jobs.map(({ job }) => job.value.hospital).filter(Boolean)).size,
    absent: person === NOBODY ? null : absence(person, day),
    over: person === NOBODY ? 0 : Math.max(0, minutes - CAPACITY),
  };
}

/** What is in one hospital stands together. */
function byPlace(a: Planned, b: Planned): number {
  const one = `${a.job.value.hospital} ${a.job.value.number} ${a.id}`;
  const two = `${b.job.value.hospital} ${b.job.value.number} ${b.id}`;
  return one < two ? -1 : Number(one > two);
}

export function absence(person: string, day: string): View<"absence"> | null {
  const covers = ({ value }: View<"absence">) =>
    value.person === person &&
    (value.first ?? "9") <= day &&
    day <= (value.last || value.first || "");
  return (all("absence") ?? []).find(covers) ?? null;
}

/** "rest": nobody works; "worked": a weekend that is worked. */
export function kindOfDay(day: string): "plain" | "rest" | "worked" {
  const isWorked = works(day, calendar.value);
  const weekend = new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0;
  if (!isWorked) return "rest";
  return weekend ? "worked" : "plain";
}
