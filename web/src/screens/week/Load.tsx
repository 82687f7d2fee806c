// How full a person's day is and what stands in its way.

import { t } from "../../text/week";
import { StateChip } from "../../ui";
import { CAPACITY, type Cell, kindOfDay, NOBODY } from "./lanes";
import { sayMinutes } from "./minutes";

export function Load({ cell, person, day }: { cell: Cell; person: string; day: string }) {
  const { jobs, minutes, unknown, hospitals, absent, over } = cell;
  if (person === NOBODY) return null;
  return (
    <span class="week-load">
      {jobs.length && minutes ? (
        <span class="small soft">
          {t("load", { n: sayMinutes(minutes), of: sayMinutes(CAPACITY) })}
        </span>
      ) : null}
      {unknown ? <span class="small soft">{t("unknown_load", { n: unknown })}</span> : null}
      {over ? <StateChip tone="bad">{t("full", { n: sayMinutes(over) })}</StateChip> : null}
      {hospitals > 1 ? <StateChip tone="watch">{t("places", { n: hospitals })}</StateChip> : null}
      {absent ? (
        <StateChip tone={jobs.length ? "bad" : "quiet"}>
          {jobs.length ? t("absent_with_jobs") : t(`reason_${absent.value.reason ?? "leave"}`)}
        </StateChip>
      ) : null}
      {jobs.length && kindOfDay(day) === "rest" ? (
        <StateChip tone="watch">{t("rest")}</StateChip>
      ) : null}
    </span>
  );
}
