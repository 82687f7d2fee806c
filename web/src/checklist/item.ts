// One line of a checklist as its template tells it, and an answer to it.

export type { Outcome, Reading } from "../schema.gen";

export type ItemType = "pass_fail" | "numeric" | "text" | "photo" | "choice" | "signature";

export interface Limits {
  min?: number | null;
  max?: number | null;
}

export interface Option {
  value: string;
  zh: string;
  en: string;
}

export interface Item {
  id: string;
  section: string;
  /** The section's English name; without it the app's own words for the usual ones count. */
  section_en?: string;
  zh: string;
  en: string;
  type: ItemType;
  required?: boolean;
  critical?: boolean;
  fail_action?: string;
  unit?: string;
  decimals?: number;
  limits?: Limits;
  limit_table?: string;
  lookup?: string[];
  limits_from_model?: boolean;
  warn_range?: [number, number];
  warn_above?: number;
  trend?: boolean;
  source?: string;
  note?: string;
  privacy?: string;
  obligation?: string;
  options?: Option[];
  fail_values?: string[];
  warn_values?: string[];
  show_when?: Record<string, string[]>;
  allow_na?: boolean;
  repeatable?: boolean;
  min?: number;
  photo_on_fail?: boolean;
  kind?: string;
  rule?: string;
  /** What kind of test instrument measures it. */
  instrument?: string;
  /** Lines that must not have failed before this one is measured. */
  needs?: string[];
  alternatives?: string[];
  /** The answer hardly changes: the last one is offered, to be confirmed. */
  constant?: boolean;
}

const TYPES = ["pass_fail", "numeric", "text", "photo", "choice", "signature"];

/** A template's items; one of a type that this app does not know yet is answered in words, never left out. */
export function itemsOf(raw: readonly Record<string, unknown>[] | undefined): Item[] {
  return (raw ?? [])
    .filter((item) => typeof item.id === "string")
    .map((item) => (TYPES.includes(String(item.type)) ? item : { ...item, type: "text" }))
    .map((item) => ({ section: "", zh: item.id, en: item.zh ?? item.id, ...item }) as Item);
}

/** What was chosen or typed for an item, by item id; undefined where nobody answered. */
export type Raws = (item: string) => string | undefined;

/** An item with `show_when` is there only once all that it hangs on is answered fittingly. */
export function isShown(item: Item, raws: Raws): boolean {
  return Object.entries(item.show_when ?? {}).every(([other, values]) => {
    const raw = raws(other);
    return raw !== undefined && values.includes(raw);
  });
}

export interface Section {
  name: string;
  en: string;
  items: Item[];
}

export function sectionsOf(items: readonly Item[]): Section[] {
  const sections: Section[] = [];
  for (const item of items) {
    const last = sections[sections.length - 1];
    if (last?.name === item.section) last.items.push(item);
    else sections.push({ name: item.section, en: item.section_en ?? "", items: [item] });
  }
  return sections;
}
