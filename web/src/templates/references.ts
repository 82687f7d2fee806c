// Whether a line's limit table and its condition hang on lines that are there, come before it and can say so.

import type { Item } from "../checklist";
import { type Flaw, flaw, type KnownTable } from "./flaw";

export function tableFlaws(
  item: Item,
  before: readonly Item[],
  tables: readonly KnownTable[],
): Flaw[] {
  if (item.type !== "numeric" || !item.limit_table) return [];
  const table = tables.find(({ id }) => id === item.limit_table);
  if (!table) return [flaw(item.id, "no_table", item.limit_table)];
  const lookups = item.lookup ?? [];
  const found: Flaw[] = [];
  let level: unknown[] = [table.values];
  for (const [i, by] of table.by.entries()) {
    const asked = before.find(({ id, type }) => id === lookups[i] && type === "choice");
    if (!asked) return [...found, flaw(item.id, "table_lookup", by)];
    const strange = (asked.options ?? []).filter(
      ({ value }) => !level.some((part) => has(part, value)),
    );
    if (strange.length)
      found.push(flaw(item.id, "table_values", strange.map(({ value }) => value).join(" "), true));
    level = level.flatMap((part) => Object.values((part ?? {}) as object));
  }
  return found;
}

function has(part: unknown, value: string): boolean {
  return typeof part === "object" && part !== null && Object.hasOwn(part, value);
}

/** Lines that must be fine before this one have to come before it. */
export function needsFlaws(item: Item, before: readonly Item[]): Flaw[] {
  const gone = (item.needs ?? []).filter((id) => !before.some((one) => one.id === id));
  return gone.map((id) => flaw(item.id, "needs_gone", id));
}

export function conditionFlaws(item: Item, items: readonly Item[], at: number): Flaw[] {
  return Object.entries(item.show_when ?? {}).flatMap(([other, values]) => {
    const place = items.findIndex(({ id }) => id === other);
    if (place < 0) return [flaw(item.id, "condition_gone", other)];
    if (place >= at) return [flaw(item.id, "condition_later", other)];
    const known = valuesOf(items[place] as Item);
    const strange = values.filter((value) => !known.includes(value));
    return strange.length || values.length === 0
      ? [flaw(item.id, "condition_value", strange.join(" "))]
      : [];
  });
}

/** The answers that a line can have, for what hangs on it. */
export function valuesOf({ type, options }: Item): string[] {
  if (type === "pass_fail") return ["pass", "fail"];
  return type === "choice" ? (options ?? []).map(({ value }) => value) : [];
}
