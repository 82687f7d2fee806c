// All jobs as the office looks at them: each with its state and names, chosen by filters, in order of urgency.

import { computed, signal } from "@preact/signals";
import { standings, stands } from "../../jobs/standings";
import { ended, type JobState, overdue } from "../../jobs/state";
import { allBrief } from "../../lists/all";
import type { Brief } from "../../local";
import { hospitalNames } from "../../records/names";
import { holds, plain, wordsOf } from "../../search/plain";
import { now } from "../../sync";
import { dayOf } from "../../text";

export interface Planned {
  id: string;
  job: Brief<"job">;
  state: JobState;
  late: boolean;
}

export type Which = "open" | "dayless" | "overdue" | "again" | "ended" | "all";

export interface Filter {
  query: string;
  hospital: string;
  /** A person's id; "-" for jobs that nobody is assigned to. */
  engineer: string;
  which: Which;
  from: string;
  until: string;
}

export const ALL: Filter = {
  query: "",
  hospital: "",
  engineer: "",
  which: "open",
  from: "",
  until: "",
};

/** Kept while the app is open, so that the way back leads to the same list. */
export const filter = signal<Filter>(ALL);

/** How many filters narrow the list beyond what it shows by itself. */
export const narrowed = computed(
  () =>
    (Object.keys(ALL) as (keyof Filter)[]).filter((key) => filter.value[key] !== ALL[key]).length,
);

/** Null while the jobs are being read. */
export const planned = computed<Planned[] | null>(() => {
  const jobs = allBrief("job");
  if (!jobs || !standings.value) return null;
  const today = dayOf(now());
  return jobs.map((job) => {
    const state = stands(job.id);
    return { id: job.id, job, state, late: overdue(job.value, state, today) };
  });
});

/** A job as it is here now, for a change that must say what was seen. */
export function jobNow(id: string): Brief<"job"> | null {
  return planned.peek()?.find((one) => one.id === id)?.job ?? null;
}

export const chosen = computed<Planned[] | null>(() => {
  const wanted = filter.value;
  const words = wordsOf(wanted.query);
  const fits = (one: Planned) =>
    isWhich(one, wanted.which) &&
    isWhere(one, wanted) &&
    isWhen(one, wanted) &&
    holds(texts.value.get(one.id) ?? "", words);
  return planned.value?.filter(fits).sort(soonestFirst) ?? null;
});

function isWhich(one: Planned, which: Which): boolean {
  const { state, late } = one;
  if (which === "overdue") return late;
  if (which === "again") return isToPlanAgain(one);
  if (which === "all") return true;
  if (which === "dayless") return !ended(state) && !one.job.value.planned;
  return ended(state) === (which === "ended");
}

/** The device was not handed over, and no later job has taken the visit's place. */
function isToPlanAgain({ job, state }: Planned): boolean {
  if (state !== "not_available") return false;
  const { equipment, template, planned: day = "" } = job.value;
  return !planned.value?.some(
    (other) =>
      other.job.value.equipment === equipment &&
      other.job.value.template === template &&
      other.state !== "cancelled" &&
      other.id !== job.id &&
      (other.job.value.planned ?? "") >= day,
  );
}

function isWhere({ job }: Planned, { hospital, engineer }: Filter): boolean {
  const engineers = job.value.engineers ?? [];
  if (hospital && job.value.hospital !== hospital) return false;
  return engineer === "-" ? engineers.length === 0 : !engineer || engineers.includes(engineer);
}

function isWhen({ job }: Planned, { from, until }: Filter): boolean {
  const day = job.value.planned ?? "";
  return (!from || day >= from) && (!until || (day !== "" && day <= until));
}

/** Overdue and urgent first, then by day; what is without a day comes last. */
function soonestFirst(a: Planned, b: Planned): number {
  const late = Number(b.late) - Number(a.late);
  const urgent =
    Number(b.job.value.urgency === "urgent") - Number(a.job.value.urgency === "urgent");
  return late || urgent || before(dayFor(a), dayFor(b)) || before(a.id, b.id);
}

function dayFor({ job }: Planned): string {
  return job.value.planned || job.value.due || "9999";
}

/** Days and ids are plain ASCII; comparing them as a language would is forty times slower. */
function before(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** What a search looks through, by job. */
const texts = computed(() => {
  const devices = new Map((allBrief("equipment") ?? []).map((view) => [view.id, view.value]));
  const found = new Map<string, string>();
  for (const { id, value } of allBrief("job") ?? []) {
    const device = devices.get(value.equipment ?? "");
    const of = [device?.name_zh, device?.name_en, device?.model, device?.serial];
    const own = [value.number, value.note, value.template, value.contract];
    found.set(id, plain([...own, ...of, hospitalNames.value.get(value.hospital ?? "")].join(" ")));
  }
  return found;
});
