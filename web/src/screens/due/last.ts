// What was planned last on this device: kept before the first job is made, so that the way back outlives the app's end.

import { computed, signal } from "@preact/signals";
import { draft, dropDraft, keepDraft, me } from "../../local";
import { now } from "../../sync";
import { type Planned, planned } from "../office/plan";

export interface Placed {
  id: string;
  engineer: string;
  day: string;
}

interface Planning {
  at: number;
  jobs: Placed[];
}

const KEY = "known/planned";
/** By then engineers have arranged themselves with it: jobs are moved or cancelled one by one. */
const WEEK = 7 * 86_400_000;

const last = signal<Planning | null>(null);

/** Of the person whose store is open. */
export async function recallLast(): Promise<void> {
  last.value = null;
  const person = me.peek()?.id;
  const kept = (await draft(KEY).catch(() => null)) as Planning | null | undefined;
  if (kept && person === me.peek()?.id) last.value = kept;
}

export async function noteLast(jobs: Placed[]): Promise<void> {
  const planning = { at: now(), jobs };
  await keepDraft(KEY, planning);
  last.value = planning;
}

export async function forgetLast(): Promise<void> {
  last.value = null;
  await dropDraft(KEY);
}

const there = computed(() => {
  if (!last.value || now() - last.value.at > WEEK) return [];
  const jobs = new Map((planned.value ?? []).map((one) => [one.id, one]));
  return last.value.jobs.flatMap((placed) => {
    const one = jobs.get(placed.id);
    return one ? [{ placed, one }] : [];
  });
});

/** What the way back would take back, and what has gone on since and stays; null: there is none. */
export const takeBack = computed(() => {
  const same = there.value.filter(({ placed, one }) => isAsPlanned(placed, one));
  if (!last.value || !same.length) return null;
  return {
    at: last.value.at,
    ids: same.map(({ one }) => one.id),
    left: there.value.length - same.length,
  };
});

/** What a colleague planned at the same time for somebody else or another day. */
export const doubled = computed<Placed[]>(() =>
  there.value.filter(({ placed, one }) => isDoubled(placed, one)).map(({ placed }) => placed),
);

function isDoubled({ engineer }: Placed, { job, state }: Planned): boolean {
  const { engineers = [] } = job.value;
  const two = engineers.length > 1 && engineers.includes(engineer);
  return state === "planned" && (two || "planned" in job.contested);
}

/** Nobody began it, moved it or gave it to another since. */
function isAsPlanned({ engineer, day }: Placed, { job, state }: Planned): boolean {
  const { planned: now, engineers = [] } = job.value;
  const here = engineers.length === 1 && engineers[0] === engineer && now === day;
  const own = job.by === me.value?.id && Object.keys(job.contested).length === 0;
  return state === "planned" && here && own;
}
