// By what limits a value is judged: the template's, the table's by class or method, the maker's where stricter.

import type { Item, Limits, Raws } from "./item";
import { casesOf, fits, openOf, type Special } from "./special";

export interface Table {
  unit?: string;
  limit?: "max" | "min";
  by?: string[];
  values?: Record<string, unknown>;
  special?: Record<string, unknown>;
}

export interface LimitContext {
  raws: Raws;
  /** Whether the checklist has this line; left out: every one. */
  has?: (item: string) => boolean;
  /** The special case that a person said applies to this line. */
  special?: string | undefined;
  table: (id: string) => Table | undefined;
  /** The maker's limits of this equipment, by item. */
  maker: Record<string, Limits>;
}

/** `pending`: what the limit hangs on is not answered yet. `unknown`: nobody knows one, a person must judge. */
type LimitSource = "template" | "table" | "maker" | "none" | "pending" | "unknown";

export interface Applied {
  min: number | null;
  max: number | null;
  source: LimitSource;
  /** Items that must be answered before the limit is known. */
  waitsFor: string[];
  /** The special case by which it is limited. */
  special?: Special;
}

export function limitsFor(item: Item, context: LimitContext): Applied {
  const own = item.limit_table ? fromTable(item, context) : fromTemplate(item);
  const maker = context.maker[item.id];
  return maker ? stricter(own, maker) : own;
}

function fromTemplate(item: Item): Applied {
  const min = item.limits?.min ?? null;
  const max = item.limits?.max ?? null;
  const known = min !== null || max !== null;
  const source = known ? "template" : item.limits_from_model ? "unknown" : "none";
  return { min, max, source, waitsFor: [] };
}

function fromTable(item: Item, context: LimitContext): Applied {
  const { raws, table, has = () => true } = context;
  const none = { min: null, max: null };
  const rules = table(item.limit_table ?? "");
  if (!rules) return { ...none, source: "unknown", waitsFor: [] };
  const cases = casesOf(rules);
  const given = (item.lookup ?? []).filter((other) => raws(other) === undefined);
  const waitsFor = [...new Set([...given, ...openOf(cases, raws).filter(has)])];
  if (waitsFor.length) return { ...none, source: "pending", waitsFor };
  const special = cases.find((one) => fits(one, raws) && (!one.ask || one.id === context.special));
  if (special)
    return { ...none, [rules.limit ?? "max"]: special.value, source: "table", waitsFor, special };
  const limit = (item.lookup ?? []).reduce<unknown>(
    (level, other) => (level as Record<string, unknown> | null)?.[raws(other) ?? ""],
    rules.values,
  );
  if (typeof limit !== "number") return { ...none, source: "unknown", waitsFor: [] };
  return { ...none, [rules.limit ?? "max"]: limit, source: "table", waitsFor: [] };
}

/** The maker's limit counts where it is narrower, or where there is no other. */
function stricter(own: Applied, maker: Limits): Applied {
  const min = narrower(own.min, maker.min, Math.max);
  const max = narrower(own.max, maker.max, Math.min);
  if (min === own.min && max === own.max) return own;
  return { min, max, source: "maker", waitsFor: [] };
}

function narrower(
  own: number | null,
  maker: number | null | undefined,
  pick: (a: number, b: number) => number,
): number | null {
  if (maker === null || maker === undefined) return own;
  return own === null ? maker : pick(own, maker);
}
