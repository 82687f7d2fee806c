// An answer in words: what was chosen or measured, by what limits; the same for both sides of a clash.

import type { AnswerSide, Line } from "../document";
import type { useTongue } from "./tongue";

type Tongue = Pick<ReturnType<typeof useTongue>, "t" | "either" | "lang">;

const UNITS: Record<string, { zh: string; en: string }> = {
  count: { zh: "", en: "" },
  ratio: { zh: "", en: "" },
  day: { zh: "天", en: "d" },
  h: { zh: "小时", en: "h" },
  min: { zh: "分钟", en: "min" },
  "scan-s": { zh: "扫描秒", en: "scan s" },
};

export function sayAnswer({ raw, chosen, unit, outcome }: AnswerSide, tongue: Tongue): string {
  if (chosen) return tongue.either(chosen);
  // What is only passed or failed is said by its outcome.
  if (raw === "" || raw === outcome) return "";
  return withUnit(raw, unit, tongue);
}

export function sayOutcome({ outcome }: Pick<AnswerSide, "outcome">, { t }: Tongue): string {
  return outcome ? t(`outcome_${outcome}`) : "";
}

/** By which special case it was judged; a case that this firm no longer has, by its id. */
export function saySpecial({ special }: AnswerSide, { t, either }: Tongue): string {
  return special ? t("special", { why: either(special) || special.id }) : "";
}

export function sayLimits({ limits, unit }: Line, tongue: Tongue): string {
  const { t } = tongue;
  const min = limits?.min ?? null;
  const max = limits?.max ?? null;
  // "Not below nought" is what a counter is, not a limit worth words.
  if (min === 0 && max === null) return "";
  if (min !== null && max !== null)
    return withUnit(t("between", { min: number(min), max: number(max) }), unit, tongue);
  if (max !== null) return withUnit(t("at_most", { n: number(max) }), unit, tongue);
  return min === null ? "" : withUnit(t("at_least", { n: number(min) }), unit, tongue);
}

function withUnit(text: string, unit: string, { lang }: Tongue): string {
  const name = UNITS[unit]?.[lang] ?? unit;
  return name ? `${text} ${name}` : text;
}

/** With a real minus, so that −4 to 4 reads as a range. */
function number(n: number): string {
  return String(n).replace("-", "−");
}
