// What is wrong with the days of a job, said before it is kept.

import { t } from "../../text/office";

/** A slip of the finger makes the year 0206 or 20266: such a visit would lie where nobody looks. */
function isDay(day: string): boolean {
  return /^20\d{2}-\d{2}-\d{2}$/.test(day);
}

interface Days {
  planned: string;
  due: string;
}

export function wrongDays(job: Days): { [day in keyof Days]?: string | undefined } {
  const planned = isDay(job.planned) ? {} : { planned: t("need_planned") };
  if (job.due && !isDay(job.due)) return { ...planned, due: t("no_day") };
  return job.due && job.due < job.planned ? { ...planned, due: t("due_before") } : planned;
}
