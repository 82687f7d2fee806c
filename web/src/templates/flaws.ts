// What keeps a checklist from being published, and what its editor should look at once more.

import type { Item } from "../checklist";
import type { Draft } from "./draft";
import { type Flaw, flaw, type KnownTable } from "./flaw";
import { conditionFlaws, needsFlaws, tableFlaws } from "./references";

/** Bytes that one change may carry (docs/protocol.md 8), with room for the rest of it. */
export const ROOM = 60_000;
/** A commitment of the CT kind promises these three parts of each maintenance. */
export const PARTS = ["运行状态检查", "健康检查", "性能调优"] as const;
const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{1,39}$/;
const ID = /^[A-Za-z0-9_]{1,40}$/;

export function flaws(
  draft: Draft,
  tables: readonly KnownTable[],
  taken: readonly string[],
): Flaw[] {
  const found = [
    ...headFlaws(draft, taken),
    ...draft.items.flatMap((item, i) => itemFlaws(item, draft.items.slice(0, i))),
    ...draft.items.flatMap((item, i) => tableFlaws(item, draft.items.slice(0, i), tables)),
    ...draft.items.flatMap((item, i) => conditionFlaws(item, draft.items, i)),
    ...draft.items.flatMap((item, i) => needsFlaws(item, draft.items.slice(0, i))),
    ...sectionFlaws(draft),
  ];
  return found.sort((a, b) => Number(a.mild) - Number(b.mild));
}

function headFlaws(draft: Draft, taken: readonly string[]): Flaw[] {
  const found: Flaw[] = [];
  if (!draft.code) found.push(flaw("", "no_code"));
  else if (!CODE.test(draft.code)) found.push(flaw("", "bad_code", draft.code));
  if (!draft.base && taken.includes(draft.code)) found.push(flaw("", "code_taken", draft.code));
  if (!draft.zh.trim() || !draft.en.trim()) found.push(flaw("", "no_name"));
  if (!draft.report_zh.trim()) found.push(flaw("", "no_report"));
  if (draft.items.length === 0) found.push(flaw("", "no_lines"));
  const size = new TextEncoder().encode(JSON.stringify(draft.items)).length;
  if (size > ROOM) found.push(flaw("", "too_long", String(Math.ceil(size / 1000))));
  const signers = draft.items.filter(({ type }) => type === "signature");
  if (!signers.some(({ id }) => id.includes("engineer")))
    found.push(flaw("", "no_engineer", "", true));
  if (!signers.some(({ id }) => !id.includes("engineer")))
    found.push(flaw("", "no_customer", "", true));
  return found;
}

function itemFlaws(item: Item, before: readonly Item[]): Flaw[] {
  const found: Flaw[] = [];
  const { id, zh, en } = item;
  if (!ID.test(id)) found.push(flaw(id, "bad_id", id));
  if (before.some((other) => other.id === id)) found.push(flaw(id, "same_id", id));
  if (!zh.trim()) found.push(flaw(id, "no_wording"));
  if (!en.trim()) found.push(flaw(id, "no_english", "", true));
  if (!item.section.trim()) found.push(flaw(id, "no_section"));
  if (item.type === "numeric") found.push(...numberFlaws(item));
  if (item.type === "choice") found.push(...choiceFlaws(item));
  return found;
}

function numberFlaws({ id, unit, limits, limit_table, limits_from_model, ...item }: Item): Flaw[] {
  const found: Flaw[] = [];
  const [min, max] = [limits?.min ?? null, limits?.max ?? null];
  if (min !== null && max !== null && min > max) found.push(flaw(id, "turned_limits"));
  if (!unit) found.push(flaw(id, "no_unit", "", true));
  const warns = item.warn_range !== undefined || item.warn_above !== undefined;
  if (!limit_table && !limits_from_model && min === null && max === null && !warns)
    found.push(flaw(id, "no_limits", "", true));
  const [low, high] = item.warn_range ?? [null, null];
  if (low !== null && high !== null && low > high) found.push(flaw(id, "turned_warning"));
  else if (
    (low !== null && min !== null && low < min) ||
    (high !== null && max !== null && high > max)
  )
    found.push(flaw(id, "warning_outside"));
  return found;
}

function choiceFlaws({ id, options = [], fail_values, warn_values }: Item): Flaw[] {
  const found: Flaw[] = [];
  const values = options.map(({ value }) => value);
  if (options.length < 2) found.push(flaw(id, "few_options"));
  if (new Set(values).size < values.length) found.push(flaw(id, "same_option"));
  if (options.some(({ value, zh }) => !value.trim() || !zh.trim()))
    found.push(flaw(id, "no_option_wording"));
  const good = values.filter(
    (value) => !fail_values?.includes(value) && !warn_values?.includes(value),
  );
  if (fail_values?.length && good.length === 0) found.push(flaw(id, "all_bad", "", true));
  return found;
}

function sectionFlaws({ items, contract }: Draft): Flaw[] {
  const names = [...new Set(items.map(({ section }) => section))];
  const found: Flaw[] = [];
  if (contract === "S004")
    for (const part of PARTS)
      if (!names.some((name) => covers(name, part))) found.push(flaw("", "missing_section", part));
  const seen = new Set<string>();
  for (const [i, { id, section }] of items.entries()) {
    if (seen.has(section) && items[i - 1]?.section !== section)
      found.push(flaw(id, "split_section", section, true));
    seen.add(section);
  }
  return found;
}

/** "D 性能检测与调优" covers 性能调优: both of its words are there. */
function covers(name: string, part: string): boolean {
  const words = part === "性能调优" ? ["性能", "调优"] : [part];
  return words.every((word) => name.includes(word));
}
