// Moves a job to another person and day: one ordinary change, with the way back.

import { stands } from "../../jobs/standings";
import { ended } from "../../jobs/state";
import { type Brief, change, type Patch } from "../../local";
import { personName } from "../../records/name";
import { day as sayDay } from "../../text";
import { why } from "../../text/trouble";
import { t } from "../../text/week";
import { say } from "../../ui";
import { jobNow } from "../office/plan";
import { NOBODY } from "./lanes";

export interface Place {
  person: string;
  day: string;
}

export function who(person: string): string {
  return person === NOBODY ? t("nobody") : personName(person);
}

/** Colleagues on the same job stay: only the one whose row it left goes. A job that has ended stays where it was. */
export async function move(job: Brief<"job">, from: Place, to: Place): Promise<void> {
  const patch = difference(from, to);
  if (!patch) return;
  const number = job.value.number || job.id;
  if (ended(stands(job.id))) return say(t("ended_stays", { number }), "watch");
  try {
    await change(job, patch);
    const words = t("moved", { number, who: who(to.person), day: to.day ? sayDay(to.day) : "–" });
    say(words, "good", { label: t("undo"), run: () => void back(job.id, to, from) });
  } catch (error) {
    say(t("not_moved", { why: why(error) }), "bad");
  }
}

/** Only while it is where it was put and has not ended: what somebody else made of it since is not undone. */
async function back(id: string, to: Place, from: Place): Promise<void> {
  const patch = difference(to, from);
  const job = jobNow(id);
  if (!patch || !job) return;
  if (!isAt(job, to) || ended(stands(id))) return say(t("moved_on"), "watch");
  await change(job, patch).catch((error) => say(why(error), "bad"));
}

function isAt({ value: { planned = "", engineers = [] } }: Brief<"job">, { person, day }: Place) {
  const theirs = person === NOBODY ? engineers.length === 0 : engineers.includes(person);
  return theirs && planned === day;
}

export function difference(from: Place, to: Place): Patch<"job"> | null {
  const patch: Patch<"job"> = {};
  if (from.day !== to.day) patch.planned = to.day;
  if (from.person !== to.person) {
    patch.engineers = {
      ...(to.person === NOBODY ? {} : { add: [to.person] }),
      ...(from.person === NOBODY ? {} : { remove: [from.person] }),
    };
  }
  return Object.keys(patch).length ? patch : null;
}
