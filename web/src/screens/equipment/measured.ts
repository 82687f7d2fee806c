// What was measured on a device over its visits: one series for each item of its checklists.

import { computed, type ReadonlySignal } from "@preact/signals";
import { itemsOf, templateId } from "../../checklist";
import { about, children, see } from "../../local";
import { either } from "../../text";

export interface Point {
  at: number;
  value: number;
  min: number | null;
  max: number | null;
  outcome: string;
}

export interface Series {
  /** Template code and item. */
  id: string;
  name: string;
  unit: string;
  /** Oldest first. */
  points: Point[];
}

/** A plot of more visits says no more. */
const RUNS = 24;

/** Items measured at two visits or more; null while reading. */
export function seriesOf(equipment: string): ReadonlySignal<Series[] | null> {
  return computed(() => {
    const runs = about("run", equipment).value;
    if (!runs) return null;
    const last = runs.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, RUNS);
    const found = new Map<string, Series>();
    for (const run of last) if (!addRun(found, run)) return null;
    const many = [...found.values()].filter(({ points }) => points.length > 1);
    for (const { points } of many) points.sort((a, b) => a.at - b.at);
    return many;
  });
}

type Run = NonNullable<ReturnType<typeof about<"run">>["value"]>[number];

/** False while its answers are being read. */
function addRun(found: Map<string, Series>, { id, value }: Run): boolean {
  const { job = "", template = "", version = 1 } = value;
  const answers = children("answer", job).value;
  if (!answers) return false;
  const items = itemsOf(see("template", templateId(template, version)).value.value.items);
  for (const view of answers) {
    const { run, item = "", reading, deleted } = view.value;
    if (run !== id || deleted || typeof reading?.value !== "number") continue;
    const name = items.find((one) => one.id === item);
    const key = `${template}/${item}`;
    const series = found.get(key) ?? {
      id: key,
      name: either(name ?? null) || item,
      unit: reading.unit ?? "",
      points: [],
    };
    found.set(key, series);
    series.points.push({
      at: view.at ?? 0,
      value: reading.value,
      min: reading.limits?.min ?? null,
      max: reading.limits?.max ?? null,
      outcome: reading.outcome ?? "",
    });
  }
  return true;
}
