// What stands in the record for words that two people took out, said in words that everybody reads.

import { type Lang, lang } from "./lang";
import { inTongue, texts } from "./texts";

/** As the server stores it (server/domain/blanks.py), and as an earlier release did. */
const STAND_IN = /\[redacted\]|■■■/g;

const t = texts({ gone: ["（内容已删除）", "(redacted)"] });

/** A text as it is shown: what is stored stays as it is. */
export function worded(text: string, tongue: Lang = lang.value): string {
  return text.includes("[redacted]") || text.includes("■■■")
    ? text.replace(STAND_IN, inTongue(t, tongue)("gone"))
    : text;
}

/** The same with every text in it worded: for a paper. */
export function wordedAll<T>(value: T, tongue: Lang): T {
  const each = (inner: unknown) => wordedAll(inner, tongue);
  if (typeof value === "string") return worded(value, tongue) as T;
  if (Array.isArray(value)) return value.map(each) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, each(inner)])) as T;
}
