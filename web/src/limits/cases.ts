// A limit table's special cases as they are entered: their wording, limit, and on which answers they hang.

import { casesOf } from "../checklist";
import { numberOf } from "./cells";

export interface Case {
  id: string;
  zh: string;
  en: string;
  text: string;
  /** The answers with which it counts, by line. */
  when: Record<string, string[]>;
  ask: boolean;
}

export function caseRows(special: Record<string, unknown> | undefined): Case[] {
  return casesOf({ special: special ?? {} }).map(({ id, zh, en, value, when, ask }) => ({
    ...{ id, zh, en, ask },
    text: String(value),
    when,
  }));
}

/** Null where a limit cannot be read, a name is missing, or a line is asked for and none of its answers. */
export function specialOf(cases: readonly Case[]): Record<string, unknown> | null {
  const special: Record<string, unknown> = {};
  for (const { id, zh, en, text, when, ask } of cases) {
    const value = numberOf(text);
    const asked = Object.values(when);
    if (typeof value !== "number" || !zh.trim() || asked.some((all) => all.length === 0))
      return null;
    const answers = asked.length ? { when } : {};
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

export function freshCase(cases: readonly Case[]): Case {
  let n = cases.length + 1;
  while (cases.some(({ id }) => id === `case_${n}`)) n += 1;
  return { id: `case_${n}`, zh: "", en: "", text: "", when: {}, ask: true };
}
