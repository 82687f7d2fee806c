// Where the job is, on what, until when, with whom.

import { History } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { tick } from "../../frame/tick";
import { overdue } from "../../jobs/state";
import { see } from "../../local";
import { equipmentName, listed, personName, recordName } from "../../records/name";
import { to } from "../../router";
import type { Equipment } from "../../schema.gen";
import { dayOf, nearDay } from "../../text";
import { t } from "../../text/job";
import { Card, LinkButton, StateChip } from "../../ui";
import type { JobModel } from "./model";

export function Facts({ model }: { model: JobModel }) {
  const job = model.job.value.value;
  const equipment = see("equipment", job.equipment ?? "").value.value;
  const make = [equipment.vendor, equipment.model].filter(Boolean).join(" ");
  return (
    <Card title={t("where")}>
      <dl class="facts">
        <Fact name={t("hospital")}>{recordName("hospital", job.hospital ?? "")}</Fact>
        <Fact name={t("department")}>
          {equipment.department ? recordName("department", equipment.department) : ""}
        </Fact>
        <Fact name={t("location")}>{elsewhere(equipment)}</Fact>
        <Fact name={t("equipment")}>
          {[job.equipment ? equipmentName(job.equipment) : "", make].filter(Boolean).join(" · ")}
        </Fact>
        <Fact name={t("serial")}>{equipment.serial}</Fact>
        <Fact name={t("contract")}>{job.contract}</Fact>
        <Fact name={t("planned")}>{job.planned ? nearDay(job.planned, tick.value) : ""}</Fact>
        <Fact name={t("due")}>
          {job.due ? nearDay(job.due, tick.value) : ""} <Late model={model} />
        </Fact>
        <Fact name={t("period")}>{job.period}</Fact>
        <Fact name={t("colleagues")}>{listed((job.engineers ?? []).map(personName))}</Fact>
        <Fact name={t("note")}>{job.note}</Fact>
      </dl>
      {job.equipment ? (
        <p class="job-more">
          <LinkButton icon={History} href={to("equipment", job.equipment)}>
            {t("history")}
          </LinkButton>
        </p>
      ) : null}
    </Card>
  );
}

/** Where it stands, unless that only repeats the department. */
function elsewhere({ location, department }: Partial<Equipment>): string {
  const zh = department ? see("department", department).value.value.zh : "";
  return location && location !== zh ? location : "";
}

function Late({ model }: { model: JobModel }) {
  const job = model.job.value.value;
  const late = overdue(job, model.state.value ?? "planned", dayOf(tick.value));
  return (
    <>
      {late ? <StateChip tone="bad">{t("overdue")}</StateChip> : null}
      {job.urgency === "urgent" ? <StateChip tone="watch">{t("urgent")}</StateChip> : null}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  const empty = Array.isArray(children) ? !children[0] : !children;
  if (empty) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
