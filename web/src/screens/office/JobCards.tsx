// The jobs on a phone: one row each, the whole row leads to the job.

import { StateOfJob } from "../../jobs/StateOfJob";
import { LongList } from "../../lists/LongList";
import { RowLink } from "../../lists/RowLink";
import { equipmentNames, hospitalNames } from "../../records/names";
import { to } from "../../router";
import { day } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { Contest, Late, Sent, Urgent } from "./Marks";
import type { Planned } from "./plan";

export function JobCards({ jobs }: { jobs: readonly Planned[] }) {
  return (
    <LongList label={t("jobs")} items={jobs} keyOf={({ id }) => id} estimate={132}>
      {drawJob}
    </LongList>
  );
}

function drawJob(one: Planned) {
  return <JobCard one={one} />;
}

function JobCard({ one }: { one: Planned }) {
  const { job, state, late } = one;
  const { number, type = "inspection", hospital, equipment, planned, due } = job.value;
  const days = [planned && day(planned), due && t("due_on", { day: day(due) })]
    .filter(Boolean)
    .join(" · ");
  return (
    <RowLink
      href={to("office", "job", job.id)}
      tone={late ? "bad" : undefined}
      over={[number, common(`job_${type}`)].filter(Boolean).join(" · ")}
      title={equipment ? equipmentNames.value.get(equipment) : t("no_equipment")}
      note={
        <>
          <span class="apart">
            <span>{hospitalNames.value.get(hospital ?? "")}</span>
            <span>{days}</span>
            <span>
              <Sent job={job} />
            </span>
          </span>
          <span class="line marks">
            <StateOfJob state={state} />
            <Late late={late} />
            <Urgent job={job} />
            <Contest job={job} />
          </span>
        </>
      }
    />
  );
}
