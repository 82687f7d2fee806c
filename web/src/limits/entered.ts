// A limit table as it is being entered, what is wrong with it, and what of it has to be written.

import type { Patch, View } from "../local";
import type { LimitTable } from "../schema.gen";
import { t } from "../text/limits";
import { type Case, caseRows, specialOf } from "./cases";
import { type Cell, cellsOf, numberOf, valuesOf } from "./cells";

export interface Entered {
  id: string;
  zh: string;
  en: string;
  unit: string;
  limit: "max" | "min";
  by: string;
  cells: Cell[];
  special: Case[];
  source: string;
  confidence: string;
  note: string;
}

export function enteredFrom(view: View<"limit_table"> | null): Entered {
  const value: Partial<LimitTable> = view?.value ?? {};
  const by = value.by ?? (view ? [] : ["class"]);
  const {
    zh = "",
    en = "",
    unit = "",
    limit = "max",
    source = "",
    confidence = "",
    note = "",
  } = value;
  const cells = cellsOf(value.values, Math.max(1, by.length));
  const text = { zh, en, unit, source, confidence, note };
  return {
    id: view?.id ?? "",
    ...text,
    limit,
    by: by.join(" "),
    cells,
    special: caseRows(value.special),
  };
}

export function byOf({ by }: Entered): string[] {
  return by.split(/[\s,，、]+/).filter(Boolean);
}

/** Another choice of what the limits hang on: rows keep their keys for what stays. */
export function withBy(entered: Entered, by: readonly string[]): Entered {
  const before = byOf(entered);
  const cells = entered.cells.map(({ path, text }) => ({
    path: by.map((name) => path[before.indexOf(name)] ?? ""),
    text,
  }));
  return { ...entered, by: by.join(" "), cells };
}

/** The first thing that is wrong, in words; empty when nothing is. */
export function wrongWith(entered: Entered, isNew: boolean, taken: readonly string[]): string {
  if (isNew && !/^[A-Za-z0-9_]{2,40}$/.test(entered.id)) return t("bad_id");
  if (isNew && taken.includes(entered.id)) return t("taken_id");
  if (!entered.unit.trim()) return t("needs_unit");
  if (!entered.source.trim()) return t("needs_source");
  if (entered.cells.length === 0) return t("no_rows");
  if (specialOf(entered.special) === null) return t("bad_case");
  const all = entered.cells;
  if (all.some(({ path }) => path.some((key) => !key.trim()))) return t("bad_key");
  const bad = all.find(({ text }) => numberOf(text) === undefined);
  if (bad) return t("bad_number", { text: bad.text });
  const paths = entered.cells.map(({ path }) => path.join(" · "));
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  return twice === undefined ? "" : t("same_key", { path: twice });
}

/** Only what differs; values as one, since they are confirmed as one. */
export function changesIn(before: Entered, after: Entered): Patch<"limit_table"> {
  const patch: Patch<"limit_table"> = {};
  for (const name of ["zh", "en", "unit", "limit", "source", "confidence", "note"] as const)
    if (after[name] !== before[name]) Object.assign(patch, { [name]: after[name].trim() });
  if (after.by !== before.by) patch.by = byOf(after);
  if (!sameCells(before.cells, after.cells)) patch.values = valuesOf(after.cells) ?? {};
  const special = specialOf(after.special);
  if (JSON.stringify(specialOf(before.special)) !== JSON.stringify(special))
    patch.special = special ?? {};
  return patch;
}

function sameCells(before: readonly Cell[], after: readonly Cell[]): boolean {
  return JSON.stringify(valuesOf(before)) === JSON.stringify(valuesOf(after));
}
