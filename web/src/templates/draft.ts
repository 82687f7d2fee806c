// A checklist while it is edited: what a version holds, and how it begins, from another version or from nothing.

import { type Item, type ItemType, itemsOf } from "../checklist";
import type { Template } from "../schema.gen";

export interface Draft {
  /** The version it was made from; empty for a new checklist. */
  base: string;
  code: string;
  zh: string;
  en: string;
  report_zh: string;
  device_class: string;
  /** The kind of job it is for; empty: any. */
  job_type: Template["job_type"];
  contract: string;
  interval_months: number;
  estimated_min: number;
  /** The release's version that it takes in. */
  standard?: number;
  /** What this version changes, in the editor's words. */
  change: string;
  items: Item[];
}

/** What a version says of itself as a whole. */
export const HEAD = [
  ...(["code", "zh", "en", "report_zh", "device_class", "job_type", "contract"] as const),
  ...(["interval_months", "estimated_min"] as const),
];

export const EMPTY: Draft = {
  base: "",
  code: "",
  zh: "",
  en: "",
  report_zh: "检测报告",
  device_class: "",
  job_type: "",
  contract: "",
  interval_months: 0,
  estimated_min: 60,
  change: "",
  items: [],
};

export function draftFrom(base: string, version: Partial<Template>): Draft {
  const known = HEAD.map((name) => [name, version[name]]).filter(
    ([, value]) => value !== undefined,
  );
  return { ...EMPTY, ...Object.fromEntries(known), base, items: itemsOf(version.items) };
}

/** What the disk or an import gave back, as a draft; null when it is none. */
export function asDraft(kept: unknown): Draft | null {
  if (!kept || typeof kept !== "object" || !("items" in kept) || !Array.isArray(kept.items))
    return null;
  return { ...EMPTY, ...kept, items: itemsOf(kept.items) };
}

/** A name that no other line has: `line_7`. */
export function freshId(items: readonly Item[]): string {
  const taken = new Set(items.map(({ id }) => id));
  let n = items.length + 1;
  while (taken.has(`line_${n}`)) n += 1;
  return `line_${n}`;
}

export function freshItem(items: readonly Item[], like: Item | undefined, type: ItemType): Item {
  const place = { section: like?.section ?? "", section_en: like?.section_en ?? "" };
  return withType({ id: freshId(items), ...place, zh: "", en: "", type, required: true }, type);
}

const OF_TYPE: Record<ItemType, readonly (keyof Item)[]> = {
  pass_fail: ["critical", "fail_action", "photo_on_fail", "allow_na"],
  numeric: [
    ...([
      "critical",
      "fail_action",
      "photo_on_fail",
      "allow_na",
      "unit",
      "decimals",
      "limits",
    ] as const),
    ...([
      "limit_table",
      "lookup",
      "limits_from_model",
      "warn_range",
      "warn_above",
      "trend",
    ] as const),
    ...(["source", "instrument", "needs"] as const),
  ],
  choice: [
    "critical",
    "fail_action",
    "options",
    "fail_values",
    "warn_values",
    "allow_na",
    "constant",
  ],
  text: ["repeatable", "constant", "kind", "rule", "allow_na"],
  photo: ["min", "privacy"],
  signature: ["alternatives"],
};
const OF_ALL: readonly (keyof Item)[] = [
  ...(["id", "section", "section_en", "zh", "en", "type", "required"] as const),
  ...(["note", "obligation", "show_when"] as const),
];
const BEGUN: Record<ItemType, Partial<Item>> = {
  pass_fail: {},
  numeric: { unit: "", limits: {} },
  choice: { options: [] },
  text: {},
  photo: { min: 1, privacy: "no patient data or faces in the picture" },
  signature: { alternatives: [] },
};

/** The line as one of another type: what the other type does not know goes. */
export function withType(item: Item, type: ItemType): Item {
  const known = new Set([...OF_ALL, ...OF_TYPE[type]] as string[]);
  const all = new Set([...OF_ALL, ...Object.values(OF_TYPE).flat()] as string[]);
  const kept = Object.entries(item).filter(([name]) => known.has(name) || !all.has(name));
  return { ...BEGUN[type], ...(Object.fromEntries(kept) as Item), type };
}

/** Without empty members: what nobody filled in is not there. */
export function tidy(item: Item): Item {
  const filled = Object.entries(item).filter(
    ([, value]) => value !== undefined && value !== "" && value !== false,
  );
  const said = {
    section: item.section,
    zh: item.zh,
    en: item.en,
    required: item.required ?? false,
  };
  return { ...(Object.fromEntries(filled) as Item), ...said };
}
