// One job in the week: what, where, how far; opened with Enter, carried by hand, moved with Shift and the arrows.

import { ended } from "../../jobs/state";
import type { Brief } from "../../local";
import { equipmentNames, hospitalNames } from "../../records/names";
import { t as common } from "../../text/common";
import { t as office } from "../../text/office";
import { t } from "../../text/week";
import { StateChip } from "../../ui";
import type { Planned } from "../office/plan";
import { minutesOf } from "./lanes";
import { sayMinutes } from "./minutes";
import type { Place } from "./move";

export interface Opened {
  id: string;
  from: Place;
}

interface Props {
  one: Planned;
  from: Place;
  onOpen: (opened: Opened) => void;
  onKey?: ((event: KeyboardEvent, job: Brief<"job">, from: Place) => void) | undefined;
}

export function WeekCard({ one: { job, state, id }, from, onOpen, onKey }: Props) {
  const {
    number = "",
    type = "inspection",
    equipment = "",
    hospital = "",
    template = "",
  } = job.value;
  const minutes = minutesOf(template);
  const late = Boolean(job.value.due && from.day > job.value.due);
  const split = Object.keys(job.contested).length > 0;
  const title = equipmentNames.value.get(equipment) || common(`job_${type}`);
  return (
    <button
      type="button"
      class="week-card"
      data-card={`${id} ${from.person}`}
      data-tone={
        split ? "split" : late ? "bad" : job.value.urgency === "urgent" ? "watch" : undefined
      }
      data-ended={ended(state) ? state : undefined}
      onClick={() => onOpen({ id, from })}
      onKeyDown={(event) => onKey?.(event, job, from)}
    >
      <span class="week-card-title" title={title}>
        {title}
      </span>
      <span class="block small soft">{hospitalNames.value.get(hospital)}</span>
      <span class="block small soft">
        {[number, minutes ? sayMinutes(minutes) : ""].filter(Boolean).join(" · ")}
      </span>
      {state === "planned" ? null : <span class="block small">{common(`state_${state}`)}</span>}
      {job.value.urgency === "urgent" ? (
        <StateChip tone="watch">{office("urgent")}</StateChip>
      ) : null}
      {late ? <StateChip tone="bad">{t("late")}</StateChip> : null}
      {split ? <StateChip tone="split">{t("split")}</StateChip> : null}
    </button>
  );
}
