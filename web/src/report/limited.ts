// By whose limits a reading was judged: a special case of a limit table, and a table that nobody has confirmed.

import {
  type Applied,
  casesOf,
  type Item,
  limitsFor,
  type Raws,
  type Reading,
  type Special,
  type Table,
} from "../checklist";
import { isAssumed } from "../limits/confirmed";
import type { AnswerSide } from "./document";
import type { Sources } from "./sources";

/** The records, and what else this checklist was answered. */
export type Context = Sources & { raws: Raws };

/** What a person said applies, or what counted by itself and gave the very limit that the reading was judged by. */
export function specialOf(item: Item, reading: Reading, context: Context): AnswerSide["special"] {
  const table = tableOf(item, context);
  if (reading.special) {
    const id = reading.special;
    return named(casesOf(table ?? {}).find((one) => one.id === id) ?? { id, zh: "", en: "" });
  }
  if (!table || !reading.limits) return null;
  const now = applied(item, reading, table, context);
  return now.special && isBy(now, reading) ? named(now.special) : null;
}

/** The limit came from a table that says something that no administrator has confirmed; the maker's own is no such. */
export function isAssumedFor(item: Item, reading: Reading, context: Context): boolean {
  const table = tableOf(item, context);
  if (!table || !reading.limits) return false;
  return applied(item, reading, table, context).source !== "maker" && isAssumed(table);
}

function named({ id, zh, en }: Pick<Special, "id" | "zh" | "en">) {
  return { id, zh, en };
}

function tableOf({ limit_table }: Item, { table }: Context) {
  return limit_table ? table(limit_table) : null;
}

function applied(item: Item, reading: Reading, table: Table, context: Context): Applied {
  const { equipment, raws } = context;
  const maker = (equipment?.value.limits ?? {}) as Record<string, Record<string, number>>;
  return limitsFor(item, { raws, maker, special: reading.special, table: () => table });
}

function isBy({ min, max }: Applied, { limits }: Reading): boolean {
  return min === (limits?.min ?? null) && max === (limits?.max ?? null);
}
