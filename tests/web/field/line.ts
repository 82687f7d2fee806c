// One line of a checklist, and what the checklist holds, as the tests need them.

import {
  type Context,
  type Held,
  type Item,
  judge,
  type Reading,
} from "../../../web/src/checklist";

const EQL = {
  limit: "max" as const,
  values: {
    I: { direct: 500, alternative: 1000 },
    II: { direct: 100 },
    int: { direct: null },
  },
};
const PE = { limit: "max" as const, values: { fixed: 0.3, detachable_no_cord: 0.2 } };
const INS = { limit: "min" as const, values: { I: 2, int: null } };

export function context(raws: Record<string, string> = {}, more: Partial<Context> = {}): Context {
  const tables: Record<string, object> = { EQL, PE, INS };
  return { raws: (item) => raws[item], table: (id) => tables[id], maker: {}, ...more };
}

export function item(more: Partial<Item> = {}): Item {
  return {
    id: "x",
    section: "A",
    zh: "项目",
    en: "item",
    type: "numeric",
    required: true,
    ...more,
  };
}

export function outcome(line: Partial<Item>, raw: string, given = context()): unknown {
  return judge(item(line), raw, given).outcome;
}

export function held(readings: Record<string, Reading>, more: Partial<Held> = {}): Held {
  return { reading: (id) => readings[id] ?? null, photos: () => 0, signed: () => false, ...more };
}

/** Electrical safety: a limit from the table, by class and method. */
export const LEAK = { limit_table: "EQL", lookup: ["class", "method"] };
