// One of my jobs in a list: where, on what, until when, and how it stands.

import { ChevronRight } from "lucide-preact";
import { tick } from "../../frame/tick";
import { see } from "../../local";
import { equipmentName, recordName } from "../../records/name";
import { to } from "../../router";
import { nearDay } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/today";
import { StateChip, type Tone } from "../../ui";
import { Unsent } from "../run/Marks";
import type { Planned } from "./plan";

export function JobRow({ planned, tone }: { planned: Planned; tone?: Tone | undefined }) {
  const { job, state } = planned;
  const { number = "", hospital = "", equipment = "", type = "inspection", urgency } = job.value;
  const department = see("equipment", equipment).value.value.department;
  const place = [
    recordName("hospital", hospital),
    department && recordName("department", department),
  ];
  return (
    <a class="row" href={to("job", job.id)} data-tone={tone}>
      <span class="row-body">
        <span class="row-note">{place.filter(Boolean).join(" · ")}</span>
        <span class="row-title">{equipmentName(equipment) || common(`job_${type}`)}</span>
        <span class="row-note">
          {[number, common(`job_${type}`), days(planned)].filter(Boolean).join(" · ")}
        </span>
        <span class="line">
          {state && state !== "planned" ? (
            <StateChip tone={state === "done" ? "good" : state === "paused" ? "watch" : "info"}>
              {common(`state_${state}`)}
            </StateChip>
          ) : null}
          {urgency === "urgent" ? <StateChip tone="watch">{t("urgent")}</StateChip> : null}
          {Object.keys(job.contested).length ? (
            <StateChip tone="split">{t("contested")}</StateChip>
          ) : null}
          {job.pending ? <Unsent /> : null}
        </span>
      </span>
      <ChevronRight size={20} class="soft" aria-hidden="true" />
    </a>
  );
}

function days({ job }: Planned): string {
  const { planned, due } = job.value;
  const now = tick.value;
  if (due) return t("due", { day: nearDay(due, now) });
  return planned ? t("planned", { day: nearDay(planned, now) }) : "";
}
