// The planning that is being made: what was ticked, who and when, and each visit changed by hand. Kept as it is entered, for its author alone.

import { signal } from "@preact/signals";
import { later } from "../../days/calendar";
import { me } from "../../local";
import { now } from "../../sync";
import { dayOf } from "../../text";
import { penFor } from "../pen";
import { quarterOf } from "./quarters";

export interface Wanted {
  quarter: string;
  hospital: string;
  contract: string;
  class: string;
  show: "open" | "planned";
}

export interface Choice {
  engineers: string[];
  from: string;
  until: string;
  hours: number;
}

export interface Changed {
  engineer?: string;
  day?: string;
  out?: boolean;
}

interface Kept {
  wanted: Wanted;
  chosen: string[];
  choice: Choice;
  changed: [string, Changed][];
}

const tomorrow = () => later(dayOf(now()), 1);
const everything = (): Wanted => ({
  quarter: quarterOf(dayOf(now())),
  hospital: "",
  contract: "",
  class: "",
  show: "open",
});
const nobody = (): Choice => ({ engineers: [], from: tomorrow(), until: "", hours: 7 });

export const wanted = signal(everything());
/** Chosen for planning, by the id of the job to be. */
export const chosen = signal<ReadonlySet<string>>(new Set());
export const choice = signal(nobody());
/** By the id of the job to be: when a colleague's change makes the proposal anew, what was decided stays decided. */
export const changed = signal<ReadonlyMap<string, Changed>>(new Map());

const KEY = "office-planning";
let pen = penFor<Kept>(KEY);
let whose: string | undefined;

/** Brings back what this person was at; another's is forgotten. */
export function goOnPlanning(): void {
  const person = me.peek()?.id;
  if (person === whose) return;
  whose = person;
  pen = penFor(KEY);
  wanted.value = everything();
  chosen.value = new Set();
  choice.value = nobody();
  changed.value = new Map();
  pen.recall((kept) => {
    if (me.peek()?.id !== person || chosen.peek().size) return;
    const { from } = kept.choice;
    wanted.value = kept.wanted;
    chosen.value = new Set(kept.chosen);
    choice.value = { ...kept.choice, from: from > tomorrow() ? from : tomorrow() };
    changed.value = new Map(kept.changed);
  });
}

export function want(set: Partial<Wanted>): void {
  wanted.value = { ...wanted.value, ...set };
  keep();
}

export function choose(jobs: readonly string[], on: boolean): void {
  const next = new Set(chosen.value);
  for (const job of jobs) on ? next.add(job) : next.delete(job);
  chosen.value = next;
  changed.value = new Map([...changed.value].filter(([job]) => next.has(job)));
  keep();
}

/** Other people or days make another proposal, in which nothing is changed yet. */
export function setChoice(set: Partial<Choice>): void {
  choice.value = { ...choice.value, ...set };
  changed.value = new Map();
  keep();
}

export function setChanged(jobs: readonly string[], set: Changed): void {
  const next = new Map(changed.value);
  for (const job of jobs) next.set(job, { ...next.get(job), ...set });
  changed.value = next;
  keep();
}

function keep(): void {
  if (!chosen.value.size) {
    pen.drop();
    return;
  }
  pen.keep({
    wanted: wanted.value,
    chosen: [...chosen.value],
    choice: choice.value,
    changed: [...changed.value],
  });
}
