// Puts lines in another order: one step, to another section, out of the list.

import type { Item } from "../checklist";

/** One line up (-1) or down (1). At a section's edge it changes the section first and keeps its place. */
export function step(items: readonly Item[], id: string, by: -1 | 1): Item[] {
  const at = items.findIndex((item) => item.id === id);
  const [item, other] = [items[at], items[at + by]];
  if (!item || !other) return [...items];
  const changed = [...items];
  if (other.section !== item.section) {
    changed[at] = inSection(item, other);
    return changed;
  }
  changed[at] = other;
  changed[at + by] = item;
  return changed;
}

export function canStep(items: readonly Item[], id: string, by: -1 | 1): boolean {
  return items[items.findIndex((item) => item.id === id) + by] !== undefined;
}

/** The line in a section: at its end, if it is there; else where it was. */
export function toSection(
  items: readonly Item[],
  id: string,
  section: string,
  english: string,
): Item[] {
  const item = items.find((one) => one.id === id);
  if (!item || item.section === section) return [...items];
  const moved = { ...item, section, section_en: english };
  const rest = items.filter((one) => one.id !== id);
  const last = rest.map((one) => one.section).lastIndexOf(section);
  if (last < 0) return items.map((one) => (one.id === id ? moved : one));
  return [...rest.slice(0, last + 1), moved, ...rest.slice(last + 1)];
}

/** After the last line of its section, or at the end. */
export function insert(items: readonly Item[], item: Item): Item[] {
  const last = items.map(({ section }) => section).lastIndexOf(item.section);
  const at = last < 0 ? items.length : last + 1;
  return [...items.slice(0, at), item, ...items.slice(at)];
}

export function renameSection(
  items: readonly Item[],
  from: string,
  to: string,
  english: string,
): Item[] {
  return items.map((item) =>
    item.section === from ? { ...item, section: to, section_en: english } : item,
  );
}

interface SectionName {
  name: string;
  en: string;
}

export function sectionsIn(items: readonly Item[]): SectionName[] {
  const names = new Map(items.map(({ section, section_en = "" }) => [section, section_en]));
  return [...names].map(([name, en]) => ({ name, en }));
}

function inSection(item: Item, { section, section_en }: Item): Item {
  const { section_en: _, ...rest } = item;
  return { ...rest, section, ...(section_en === undefined ? {} : { section_en }) };
}
