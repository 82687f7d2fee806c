// When the next visit to a piece of equipment is due: the earliest day of its jobs that have not ended.

import { computed } from "@preact/signals";
import { today } from "../../frame/tick";
import { standings, stands } from "../../jobs/standings";
import { ended } from "../../jobs/state";
import { allBrief } from "../../lists/all";
import { dayOf } from "../../text";

export type Due = "overdue" | "soon" | "later" | "unplanned";
export const DUES: readonly Due[] = ["overdue", "soon", "later", "unplanned"];

const SOON = 30 * 86_400_000;

/** Equipment -> day; null while the jobs are being read. Read only where it is asked for. */
export const dueDays = computed<ReadonlyMap<string, string> | null>(() => {
  const jobs = allBrief("job");
  if (!jobs || !standings.value) return null;
  const days = new Map<string, string>();
  for (const job of jobs) {
    const { equipment, due, planned } = job.value;
    const day = due || planned;
    if (!equipment || !day || ended(stands(job.id))) continue;
    const known = days.get(equipment);
    if (!known || day < known) days.set(equipment, day);
  }
  return days;
});

const horizon = computed(() => dayOf(Date.parse(`${today.value}T12:00:00+08:00`) + SOON));

export function dueOf(day: string | undefined): Due {
  if (!day) return "unplanned";
  if (day < today.value) return "overdue";
  return day <= horizon.value ? "soon" : "later";
}
