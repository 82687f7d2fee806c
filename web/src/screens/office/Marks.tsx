// Small signs on a job: overdue, urgent, contested, and who is sent, with when each was last heard of.

import { tick } from "../../frame/tick";
import type { Brief } from "../../local";
import { listed, personName } from "../../records/name";
import { ago, aside } from "../../text";
import { t as contested } from "../../text/contested";
import { t } from "../../text/office";
import { StateChip } from "../../ui";
import { lastHeard, oldestUnsent } from "./heard";

type Job = Brief<"job">;

export function Late({ late }: { late: boolean }) {
  return late ? <StateChip tone="bad">{t("overdue")}</StateChip> : null;
}

export function Urgent({ job }: { job: Job }) {
  return job.value.urgency === "urgent" ? <StateChip tone="watch">{t("urgent")}</StateChip> : null;
}

export function Contest({ job }: { job: Job }) {
  const n = Object.keys(job.contested).length;
  return n ? <StateChip tone="split">{contested("marker", { n })}</StateChip> : null;
}

/** Says "last heard" only when the server told so in this session of the app. */
export function Sent({ job }: { job: Job }) {
  const engineers = job.value.engineers ?? [];
  if (!engineers.length) return <>{t("nobody")}</>;
  return <>{listed(engineers.map(sayEngineer))}</>;
}

function sayEngineer(id: string): string {
  return personName(id) + aside(sayFresh(id));
}

/** When an engineer was last heard of, and since when something waits on their devices. */
export function sayFresh(person: string): string {
  const oldest = oldestUnsent(person);
  const waits = oldest ? t("oldest_unsent", { ago: ago(oldest, tick.value) }) : "";
  return [sayHeard(lastHeard(person)), waits].filter(Boolean).join(" · ");
}

export function sayHeard(at: number | null): string {
  if (at === null) return "";
  return at === 0 ? t("never_heard") : t("heard_ago", { ago: ago(at, tick.value) });
}
