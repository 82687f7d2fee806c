// A failed line drafts a finding; a line that fails no more takes its draft back.

import type { Item, Reading } from "./item";

export interface FindingDraft {
  text: string;
  severity: "minor" | "major" | "unsafe";
  state: "draft" | "open" | "done";
  deleted: boolean;
}

/** What is there now; null when there never was one. */
export type Known = { state?: string; deleted?: boolean } | null;

/** The fields to change, or null when nothing is. A text that somebody mended stays as it is. */
export function findingChange(
  item: Item,
  reading: Reading | null,
  known: Known,
): Partial<FindingDraft> | null {
  const fails = reading?.outcome === "fail";
  if (!fails) return known && !known.deleted && known.state === "draft" ? { deleted: true } : null;
  if (!known) return { ...draft(item, reading), state: "draft" };
  return known.deleted ? { ...draft(item, reading), deleted: false } : null;
}

function draft(item: Item, reading: Reading): Pick<FindingDraft, "text" | "severity"> {
  const severity = item.fail_action === "unsafe" ? "unsafe" : item.critical ? "major" : "minor";
  return { text: [item.zh, measured(reading)].filter(Boolean).join("："), severity };
}

/** "0.42 Ω（≤ 0.3）": the value and the limits that it broke. */
function measured({ raw, value, unit, limits }: Reading): string {
  if (value === null || value === undefined) return "";
  const bounds = [
    limits?.min !== null && limits?.min !== undefined ? `≥ ${limits.min}` : "",
    limits?.max !== null && limits?.max !== undefined ? `≤ ${limits.max}` : "",
  ].filter(Boolean);
  return `${raw}${unit ? ` ${unit}` : ""}${bounds.length ? `（${bounds.join("，")}）` : ""}`;
}
