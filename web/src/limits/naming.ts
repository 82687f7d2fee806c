// What a limit table's keys are called: in the words of the checklists that use it.

import { type Item, itemsOf, newest } from "../checklist";
import { list, type View } from "../local";
import { listed } from "../records/name";
import type { LimitTable } from "../schema.gen";
import { valuesOf } from "../templates/references";
import { either } from "../text";
import { t } from "../text/limits";
import type { Choice } from "../ui";
import { cellsOf } from "./cells";

export function tableName(id: string, { zh = "", en = "" }: Partial<LimitTable>): string {
  return either({ zh, en }) || id;
}

const BY = ["class", "method", "ap", "cord"] as const;

/** What tables hang on: the usual, and what this firm's hang on besides. */
export function knownBy(): string[] {
  const used = (list("limit_table").value ?? []).flatMap(({ value }) => value.by ?? []);
  return [...new Set([...BY, ...used])];
}

export function byName(by: string): string {
  const known = BY.find((name) => name === by);
  return known ? t(`by_${known}`) : by;
}

function inForce(): View<"template">[] {
  const all = list("template").value ?? [];
  const values = all.map(({ value }) => value);
  return all.filter(({ value }) => newest(values, value.code ?? "") === value);
}

/** The checklists in force that judge by this table. */
export function usersOf(id: string): View<"template">[] {
  return inForce().filter(({ value }) =>
    itemsOf(value.items).some(({ limit_table }) => limit_table === id),
  );
}

/** A key that no checklist asks for: in the product's own words where it has some. */
function keyName(key: string): string {
  return t.named(`key_${key}`) || key;
}

/** A path of keys in the words of the options that lead there: "I类 · 直接法". */
export function pathName(id: string, path: readonly string[]): string {
  const items = usersOf(id).flatMap(({ value }) => itemsOf(value.items));
  const lookups = items.find(({ limit_table }) => limit_table === id)?.lookup ?? [];
  const said = path.map((key, i) => {
    const asked = items.find((item) => item.id === lookups[i]);
    return either(asked?.options?.find(({ value }) => value === key)) || keyName(key);
  });
  return said.join(" · ");
}

/** The lines with answers to choose from: of the checklists that use the table, of all when none does yet. */
export function linesFor(table: string): Item[] {
  const users = table ? usersOf(table) : [];
  const items = (users.length ? users : inForce()).flatMap(({ value }) => itemsOf(value.items));
  const able = items.filter((item) => valuesOf(item).length > 0);
  return [...new Map(able.map((item) => [item.id, item])).values()];
}

/** The answers by which tables are read along one of the things they hang on: those of the lines that they look up first. */
export function keysOf(by: string): Choice[] {
  const tables = new Map((list("limit_table").value ?? []).map(({ id, value }) => [id, value.by]));
  const keys = new Map<string, string>();
  for (const { value } of inForce()) {
    const items = itemsOf(value.items);
    for (const { limit_table = "", lookup } of items) {
      const at = tables.get(limit_table)?.indexOf(by) ?? -1;
      const asked = items.find(({ id }) => id === lookup?.[at]);
      for (const option of asked?.options ?? []) keys.set(option.value, either(option));
    }
  }
  for (const key of writtenIn(by)) if (!keys.has(key)) keys.set(key, keyName(key));
  return [...keys].map(([value, label]) => ({ value, label }));
}

/** The keys under which limits stand in the tables themselves. */
function writtenIn(by: string): string[] {
  return (list("limit_table").value ?? []).flatMap(({ value: { by: all = [], values } }) => {
    const at = all.indexOf(by);
    return at < 0 ? [] : cellsOf(values, all.length).map(({ path }) => path[at] ?? "");
  });
}

/** "保护类别: I类、II类", in the words of the checklists that use the table. */
export function sayCondition(table: string, line: string, values: readonly string[]): string {
  const asked = linesFor(table).find(({ id }) => id === line);
  const said = values.map(
    (value) => either(asked?.options?.find((option) => option.value === value)) || value,
  );
  return `${asked ? either(asked) : line}: ${listed(said)}`;
}
