// A limit table's special cases as they are entered: their wording, limit, and on which answers they hang.

import { casesOf } from "../checklist";
import { numberOf } from "./cells";

export interface Case {
  id: string;
  zh: string;
  en: string;
  text: string;
  /** As typed: `class: I; method: direct differential`. */
  when: string;
  ask: boolean;
}

export function caseRows(special: Record<string, unknown> | undefined): Case[] {
  return casesOf({ special: special ?? {} }).map(({ id, zh, en, value, when, ask }) => ({
    ...{ id, zh, en, ask },
    text: String(value),
    when: whenText(when),
  }));
}

/** Null where a limit or a condition cannot be read; every case needs a limit. */
export function specialOf(cases: readonly Case[]): Record<string, unknown> | null {
  const special: Record<string, unknown> = {};
  for (const { id, zh, en, text, when, ask } of cases) {
    const value = numberOf(text);
    const parsed = whenOf(when);
    if (typeof value !== "number" || !parsed || !zh.trim()) return null;
    const answers = Object.keys(parsed).length ? { when: parsed } : {};
    special[id] = {
      value,
      zh: zh.trim(),
      en: en.trim() || zh.trim(),
      ...answers,
      ...(ask ? { ask } : {}),
    };
  }
  return special;
}

export function whenText(when: Record<string, string[]>): string {
  return Object.entries(when)
    .map(([item, values]) => `${item}: ${values.join(" ")}`)
    .join("; ");
}

function whenOf(text: string): Record<string, string[]> | null {
  const parts = text.split(/[;；\n]/).filter((part) => part.trim());
  const found = parts.map((part) => /^\s*(\w+)\s*[:：]\s*(.+)$/.exec(part));
  if (found.some((match) => !match)) return null;
  return Object.fromEntries(
    found.map((match) => [
      match?.[1] ?? "",
      (match?.[2] ?? "").split(/[\s,，、]+/).filter(Boolean),
    ]),
  );
}

export function freshCase(cases: readonly Case[]): Case {
  let n = cases.length + 1;
  while (cases.some(({ id }) => id === `case_${n}`)) n += 1;
  return { id: `case_${n}`, zh: "", en: "", text: "", when: "", ask: true };
}
