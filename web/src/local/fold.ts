// Folds a person's own unsent changes over a row, policy by policy; Python writes the vectors that hold it.

import type { Policy } from "../schema.gen";

type Value = Record<string, unknown>;

/** The row's value after the changes, in order. Neither argument is changed. */
export function fold(
  policy: Readonly<Record<string, Policy>>,
  value: Value,
  sets: readonly Value[],
): Value {
  if (sets.length === 0) return value;
  const folded = { ...value };
  for (const set of sets)
    for (const [field, change] of Object.entries(set))
      folded[field] = write(policy[field], folded[field], change);
  return folded;
}

function write(policy: Policy | undefined, old: unknown, change: unknown): unknown {
  if (policy === "members") return members(old, change);
  if (policy === "earliest") return extreme(old, change, -1);
  if (policy === "greatest") return extreme(old, change, 1);
  return change;
}

/** A member that one change both adds and removes is in. */
function members(old: unknown, change: unknown): unknown {
  if (Array.isArray(change)) return change;
  const { add = [], remove = [] } = (change ?? {}) as { add?: string[]; remove?: string[] };
  const inside = new Set(Array.isArray(old) ? (old as string[]) : []);
  for (const name of remove) inside.delete(name);
  for (const name of add) inside.add(name);
  return [...inside].sort(byCodePoint);
}

function extreme(old: unknown, change: unknown, sign: number): unknown {
  if (old === null || old === undefined) return change;
  if (change === null || change === undefined) return old;
  return compare(change, old) === sign ? change : old;
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") return byCodePoint(a, b);
  return Math.sign((a as number) - (b as number));
}

/** As Python orders text; JavaScript's own order differs beyond the basic plane. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const gap = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (gap !== 0) return Math.sign(gap);
  }
  return Math.sign(left.length - right.length);
}
