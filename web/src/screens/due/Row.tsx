// One device and period: what, when, and what to know about it; a tick chooses it.

import { equipmentNames } from "../../records/names";
import { now } from "../../sync";
import { day, dayOf } from "../../text";
import { t } from "../../text/due";
import { Check, StateChip } from "../../ui";
import { choose, chosen } from "./making";
import type { Item } from "./open";

export function DutyRow({ item, may }: { item: Item; may: boolean }) {
  if (item.planned || !may)
    return (
      <div class="row">
        <About item={item} />
      </div>
    );
  return (
    <div class="row due-row">
      <Check
        checked={chosen.value.has(item.duty.job)}
        onChange={(on) => choose([item.duty.job], on)}
      >
        <About item={item} />
      </Check>
    </div>
  );
}

function About({ item: { duty, device, late, planned } }: { item: Item }) {
  const today = dayOf(now());
  const notes = [
    duty.last ? t("last_done", { day: day(duty.last) }) : t("never_done"),
    duty.plan_by !== duty.due ? t("plan_by", { day: day(duty.plan_by) }) : "",
    duty.gap_by && duty.gap_by < duty.due ? t("gap", { day: day(duty.gap_by) }) : "",
    duty.basis === "risk" ? t("by_risk", { n: duty.interval }) : "",
    duty.basis === "device" ? t("by_device", { n: duty.interval }) : "",
  ];
  return (
    <span class="row-body">
      <span class="row-title">{equipmentNames.value.get(duty.equipment) || duty.equipment}</span>
      <span class="row-note">
        {[duty.template, device.model, device.serial, device.location].filter(Boolean).join(" · ")}
      </span>
      <span class="line marks">
        <strong class="small">{t("due", { day: day(duty.due) })}</strong>
        {late && !planned ? <StateChip tone="bad">{t("late")}</StateChip> : null}
        {!late && duty.opens <= today && !planned ? (
          <StateChip tone="watch">{t("open_now")}</StateChip>
        ) : null}
        {duty.missed ? <StateChip tone="watch">{t("missed", { n: duty.missed })}</StateChip> : null}
      </span>
      <span class="row-note">{notes.filter(Boolean).join(" · ")}</span>
    </span>
  );
}
