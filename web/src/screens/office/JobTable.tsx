// The jobs on a desktop: a table of any length, walked with the arrow keys, opened with Enter.

import { useMemo, useRef } from "preact/hooks";
import { StateOfJob } from "../../jobs/StateOfJob";
import { walk } from "../../lists/walk";
import { useWindow } from "../../lists/window";
import { equipmentNames, hospitalNames } from "../../records/names";
import { to } from "../../router";
import { day } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { Contest, Late, Sent, Urgent } from "./Marks";
import type { Planned } from "./plan";

const COLUMNS = [
  "number",
  "hospital",
  "equipment",
  "planned",
  "due",
  "state",
  "engineers",
] as const;

export function JobTable({ jobs }: { jobs: readonly Planned[] }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const keys = useMemo(() => jobs.map(({ id }) => id), [jobs]);
  const { from, to: end, above, below } = useWindow(body, keys, 64);
  return (
    <div class="table-place">
      <table class="table jobs" aria-rowcount={jobs.length + 1}>
        <caption class="unseen">{t("table_hint")}</caption>
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => walk(event, jobs.length)}>
          <Gap height={above} />
          {jobs.slice(from, end).map((one, i) => (
            <Row key={one.id} one={one} row={from + i} />
          ))}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tr class="gap">
      <td colSpan={COLUMNS.length} style={{ height: `${height}px` }} />
    </tr>
  );
}

function Row({ one, row }: { one: Planned; row: number }) {
  const { job, state, late } = one;
  const { number, type = "inspection", hospital, equipment, planned, due } = job.value;
  return (
    <tr data-row={row} data-tone={late ? "bad" : undefined} aria-rowindex={row + 2}>
      <th scope="row">
        <a href={to("office", "job", job.id)}>{number || job.id}</a>
        <span class="block small soft">{common(`job_${type}`)}</span>
      </th>
      <td>{hospitalNames.value.get(hospital ?? "")}</td>
      <td>{equipment ? equipmentNames.value.get(equipment) : t("no_equipment")}</td>
      <td>{planned ? day(planned) : ""}</td>
      <td>{due ? day(due) : ""}</td>
      <td>
        <span class="line">
          <StateOfJob state={state} />
          <Late late={late} />
          <Urgent job={job} />
          <Contest job={job} />
        </span>
      </td>
      <td>
        <Sent job={job} />
      </td>
    </tr>
  );
}
