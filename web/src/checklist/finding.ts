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

/** How the app says what it drafts: in the language of the person at work. */
export interface Wording {
  name: (item: Item) => string;
  amount: (raw: string, unit: string | undefined) => string;
  /** Behind a line without a value, whose wording alone would say the opposite. */
  failed: string;
  chinese: boolean;
}

export const CHINESE: Wording = {
  name: ({ zh }) => zh ?? "",
  amount: (raw, unit) => (unit ? `${raw} ${unit}` : raw),
  failed: "不合格",
  chinese: true,
};

/** The fields to change, or null when nothing is. A text that somebody mended stays as it is. */
export function findingChange(
  item: Item,
  reading: Reading | null,
  known: Known,
  wording: Wording = CHINESE,
): Partial<FindingDraft> | null {
  const fails = reading?.outcome === "fail";
  if (!fails) return known && !known.deleted && known.state === "draft" ? { deleted: true } : null;
  if (!known) return { ...draft(item, reading, wording), state: "draft" };
  return known.deleted ? { ...draft(item, reading, wording), deleted: false } : null;
}

function draft(
  item: Item,
  reading: Reading,
  wording: Wording,
): Pick<FindingDraft, "text" | "severity"> {
  const severity = item.fail_action === "unsafe" ? "unsafe" : item.critical ? "major" : "minor";
  const parts = [wording.name(item), measured(reading, wording) || wording.failed];
  return { text: parts.join(wording.chinese ? "：" : ": "), severity };
}

/** "0.42 Ω（≤ 0.3）": the value and the limits that it broke. */
function measured({ raw, value, unit, limits }: Reading, { amount, chinese }: Wording): string {
  if (value === null || value === undefined) return "";
  const bounds = [
    limits?.min !== null && limits?.min !== undefined ? `≥ ${limits.min}` : "",
    limits?.max !== null && limits?.max !== undefined ? `≤ ${limits.max}` : "",
  ].filter(Boolean);
  const said = bounds.join(chinese ? "，" : ", ");
  return amount(raw ?? "", unit ?? undefined) + (said && (chinese ? `（${said}）` : ` (${said})`));
}
