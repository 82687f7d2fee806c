// All jobs as the office looks at them: each with its state and names, chosen by filters, in order of urgency.

import { computed, signal } from "@preact/signals";
import { ended, type JobState, jobState, overdue } from "../../jobs/state";
import { all } from "../../lists/all";
import { holds, plain, wordsOf } from "../../lists/Search";
import type { View } from "../../local";
import { now } from "../../sync";
import { dayOf, either } from "../../text";

export interface Planned {
  id: string;
  job: View<"job">;
  state: JobState;
  late: boolean;
}

export type Which = "open" | "overdue" | "ended" | "all";

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

const stepsOf = computed(() => {
  const steps = new Map<string, View<"step">[]>();
  for (const step of all("step") ?? []) {
    const job = step.value.job ?? "";
    const known = steps.get(job);
    if (known) known.push(step);
    else steps.set(job, [step]);
  }
  return steps;
});

/** Null while the jobs are being read. */
export const planned = computed<Planned[] | null>(() => {
  const jobs = all("job");
  if (!jobs || all("step") === null) return null;
  const today = dayOf(now());
  return jobs.map((job) => {
    const state = jobState(stepsOf.value.get(job.id) ?? []);
    return { id: job.id, job, state, late: overdue(job.value, state, today) };
  });
});

export const chosen = computed<Planned[] | null>(() => {
  const wanted = filter.value;
  const words = wordsOf(wanted.query);
  const fits = (one: Planned) =>
    isWhich(one, wanted.which) &&
    isWhere(one, wanted) &&
    isWhen(one, wanted) &&
    holds(searched(one.job), words);
  return planned.value?.filter(fits).sort(soonestFirst) ?? null;
});

function isWhich({ state, late }: Planned, which: Which): boolean {
  if (which === "overdue") return late;
  if (which === "all") return true;
  return ended(state) === (which === "ended");
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
  return late || urgent || dayFor(a).localeCompare(dayFor(b)) || a.id.localeCompare(b.id);
}

function dayFor({ job }: Planned): string {
  return job.value.planned || job.value.due || "9999";
}

const names = computed(() => {
  const known = new Map<string, string>();
  for (const { id, value } of all("equipment") ?? [])
    known.set(id, plain([value.name_zh, value.name_en, value.model, value.serial].join(" ")));
  for (const { id, value } of all("hospital") ?? []) known.set(id, plain(either(value)));
  return known;
});

function searched({ value }: View<"job">): string {
  const own = plain([value.number, value.note, value.template, value.contract].join(" "));
  return [own, names.value.get(value.equipment ?? ""), names.value.get(value.hospital ?? "")].join(
    " ",
  );
}
