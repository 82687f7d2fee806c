// What a limit table's keys are called: in the words of the checklists that use it.

import { itemsOf, newest } from "../checklist";
import { list, type View } from "../local";
import type { LimitTable } from "../schema.gen";
import { either } from "../text";
import { t } from "../text/limits";

export function tableName(id: string, { zh = "", en = "" }: Partial<LimitTable>): string {
  return either({ zh, en }) || id;
}

const BY = ["class", "method", "ap", "cord"] as const;

export function byName(by: string): string {
  const known = BY.find((name) => name === by);
  return known ? t(`by_${known}`) : by;
}

/** The checklists in force that judge by this table. */
export function usersOf(id: string): View<"template">[] {
  const all = list("template").value ?? [];
  const values = all.map(({ value }) => value);
  return all.filter(
    ({ value }) =>
      newest(values, value.code ?? "") === value &&
      itemsOf(value.items).some(({ limit_table }) => limit_table === id),
  );
}

/** A path of keys in the words of the options that lead there: "I类 · 直接法". */
export function pathName(id: string, path: readonly string[]): string {
  const items = usersOf(id).flatMap(({ value }) => itemsOf(value.items));
  const lookups = items.find(({ limit_table }) => limit_table === id)?.lookup ?? [];
  const said = path.map((key, i) => {
    const asked = items.find((item) => item.id === lookups[i]);
    return either(asked?.options?.find(({ value }) => value === key)) || key;
  });
  return said.join(" · ");
}
