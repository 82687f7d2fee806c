// Whether a limit table counts as confirmed: an administrator said yes to exactly what stands in it now.

import type { LimitTable } from "../schema.gen";

type Table = Partial<LimitTable>;

/** What is confirmed, as text: the same limits give the same text on every device. */
export function limitsText({ unit, limit, by, values, special }: Table): string {
  return canonical({ by: by ?? [], limit: limit ?? "max", special: special ?? {}, unit, values });
}

/** Not confirmed, or changed since, by whomever and whenever. */
export function isAssumed(table: Table): boolean {
  return !table.confirmed_by || table.confirmed_values !== limitsText(table);
}

/** It was confirmed once and says something else now. */
export function isChangedSince(table: Table): boolean {
  return Boolean(table.confirmed_by) && isAssumed(table);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(",")}}`;
}
