// All that is due, hospital by hospital; a hospital is chosen with one tick.

import { useMemo } from "preact/hooks";
import { LongList } from "../../lists/LongList";
import { hospitalNames } from "../../records/names";
import { t } from "../../text/due";
import { Check } from "../../ui";
import { choose, chosen } from "./making";
import type { Item } from "./open";
import { DutyRow } from "./Row";

interface Head {
  hospital: string;
  jobs: string[];
}

type Line = { key: string; head: Head } | { key: string; item: Item };

export function DueList({ items, may }: { items: readonly Item[]; may: boolean }) {
  const lines = useMemo(() => withHeads(items), [items]);
  return (
    <LongList label={t("title")} items={lines} keyOf={({ key }) => key} estimate={118}>
      {may ? drawMine : drawLine}
    </LongList>
  );
}

function drawMine(line: Line) {
  return "head" in line ? <HospitalHead head={line.head} may /> : <DutyRow item={line.item} may />;
}

function drawLine(line: Line) {
  if ("head" in line) return <HospitalHead head={line.head} may={false} />;
  return <DutyRow item={line.item} may={false} />;
}

function withHeads(items: readonly Item[]): Line[] {
  const lines: Line[] = [];
  const heads = new Map<string, Head>();
  for (const item of items) {
    const { hospital } = item;
    const head = heads.get(hospital) ?? { hospital, jobs: [] };
    if (!heads.has(hospital)) lines.push({ key: `in ${hospital}`, head });
    heads.set(hospital, head);
    if (!item.planned) head.jobs.push(item.duty.job);
    lines.push({ key: item.duty.job + item.duty.due, item });
  }
  return lines;
}

function HospitalHead({ head: { hospital, jobs }, may }: { head: Head; may: boolean }) {
  const name = hospitalNames.value.get(hospital) ?? hospital;
  if (!may || !jobs.length) return <h2 class="group-head">{name}</h2>;
  const all = jobs.every((job) => chosen.value.has(job));
  return (
    <h2 class="group-head due-head">
      <Check checked={all} onChange={(on) => choose(jobs, on)}>
        {name} <span class="soft">({jobs.length})</span>
        <span class="unseen">{t("select_hospital", { name })}</span>
      </Check>
    </h2>
  );
}
