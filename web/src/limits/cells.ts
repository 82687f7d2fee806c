// A limit table as rows that can be edited: each path of what it hangs on, with its limit as text.

import { parseNumber } from "../checklist";

export interface Cell {
  /** One key for each of `by`: ["I", "direct"]. */
  path: string[];
  /** Empty: no limit is known, a person must judge. */
  text: string;
}

export function cellsOf(values: unknown, depth: number): Cell[] {
  if (depth <= 1)
    return entries(values).map(([key, limit]) => ({ path: [key], text: textOf(limit) }));
  return entries(values).flatMap(([key, part]) =>
    cellsOf(part, depth - 1).map(({ path, text }) => ({ path: [key, ...path], text })),
  );
}

/** Null for a text that is no number. */
export function valuesOf(cells: readonly Cell[]): Record<string, unknown> | null {
  const values: Record<string, unknown> = {};
  for (const { path, text } of cells) {
    const limit = numberOf(text);
    if (limit === undefined) return null;
    let level = values;
    for (const key of path.slice(0, -1)) {
      const next = (level[key] ?? {}) as Record<string, unknown>;
      level[key] = next;
      level = next;
    }
    level[path.at(-1) ?? ""] = limit;
  }
  return values;
}

/** Null: left empty on purpose. Undefined: no number. */
export function numberOf(text: string): number | null | undefined {
  if (!text.trim()) return null;
  const parsed = parseNumber(text, "");
  return "problem" in parsed || parsed.bound ? undefined : parsed.value;
}

function entries(values: unknown): [string, unknown][] {
  return values && typeof values === "object" ? Object.entries(values) : [];
}

function textOf(limit: unknown): string {
  return typeof limit === "number" ? String(limit) : "";
}
