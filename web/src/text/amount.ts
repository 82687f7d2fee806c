// Says numbers and sizes, and puts words aside.

import { lang } from "./lang";

export function bytes(n: number): string {
  if (n < 1000) return `${n} B`;
  const [unit, size] =
    n < 1e6 ? ["kB", 1e3] : n < 1e9 ? (["MB", 1e6] as const) : (["GB", 1e9] as const);
  const value = n / Number(size);
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

export function count(n: number): string {
  return n.toLocaleString(lang.value === "zh" ? "zh-CN" : "en-GB");
}

/** What is said beside something, in the brackets of the language: "（刚刚）", " (just now)". */
export function aside(text: string): string {
  if (!text) return "";
  return lang.value === "zh" ? `（${text}）` : ` (${text})`;
}
