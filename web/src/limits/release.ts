// Limit tables that a release brings: those that the firm lacks, and newer editions of its own.

import { listed } from "../records/name";
import type { LimitTable } from "../schema.gen";
import { alike } from "../templates/compare";
import { either } from "../text";
import { t } from "../text/limits";
import { caseRows } from "./cases";
import { cellsOf } from "./cells";
import { byName, pathName, sayCondition } from "./naming";

type Table = Partial<LimitTable>;

export interface Known {
  id: string;
  value: Table;
}

export interface TableOffer {
  brought: Known;
  /** Null: the firm has no such table. */
  own: Known | null;
}

/** What of a table is taken over; whose word it is an administrator says anew. */
const TAKEN = [
  ...(["zh", "en", "unit", "limit", "by", "values", "special"] as const),
  ...(["source", "confidence", "note"] as const),
];

export function tableOffers(brought: readonly Known[], firm: readonly Known[]): TableOffer[] {
  return brought.flatMap((one) => {
    const own = firm.find(({ id }) => id === one.id) ?? null;
    const seen = own && (own.value.standard ?? 0) >= (one.value.standard ?? 0);
    const same = own && TAKEN.every((name) => alike(own.value[name], one.value[name]));
    return seen || same ? [] : [{ brought: one, own }];
  });
}

interface TableChange {
  label: string;
  before: string;
  after: string;
}

/** What differs, row by row, in words. */
export function tableChanges({ brought, own }: TableOffer): TableChange[] {
  const before = rows(brought.id, own?.value ?? {});
  const after = rows(brought.id, brought.value);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((label) => ({ label, before: before.get(label) ?? "", after: after.get(label) ?? "" }))
    .filter(({ before, after }) => before !== after);
}

function rows(id: string, table: Table): Map<string, string> {
  const said = (text: string) => (text ? `${text} ${table.unit ?? ""}` : t("no_limit"));
  const texts = (["zh", "en", "source", "confidence", "note"] as const).map(
    (name): [string, string] => [t(name), table[name] ?? ""],
  );
  const limit: [string, string][] = table.limit ? [[t("limit"), t(`limit_${table.limit}`)]] : [];
  const by: [string, string][] = [[t("by"), listed((table.by ?? []).map(byName))]];
  const cells = cellsOf(table.values, table.by?.length ?? 1).map(
    ({ path, text }): [string, string] => [pathName(id, path), said(text)],
  );
  const cases = caseRows(table.special).map((one): [string, string] => [
    either(one),
    [
      said(one.text),
      ...Object.entries(one.when).map(([line, of]) => sayCondition(id, line, of)),
    ].join(" · "),
  ]);
  return new Map([...cells, ...cases, ...limit, ...by, ...texts].filter(([, text]) => text));
}

/** What taking it over writes. */
export function takenOver({ brought: { value } }: TableOffer): Table {
  const members = TAKEN.filter((name) => value[name] !== undefined).map((name) => [
    name,
    value[name],
  ]);
  return { ...Object.fromEntries(members), standard: value.standard ?? 0 };
}

/** What keeping the firm's own writes: it was compared with this edition. */
export function keptOwn({ brought }: TableOffer): Table {
  return { standard: brought.value.standard ?? 0 };
}
