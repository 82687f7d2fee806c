// Judges what was typed or chosen: the value, its outcome, by which limits and why.

import { calibrationOf } from "./calibration";
import type { Item, Outcome } from "./item";
import { type Applied, type LimitContext, limitsFor } from "./limits";
import { parseNumber } from "./number";

export interface Context extends LimitContext {
  /** The last value of the same item on the same equipment. */
  previous?: number | null;
  /** The test instrument's last valid day, and today, as YYYY-MM-DD. */
  calibration?: { due: string; today: string } | null;
  /** It is judged by a table, the register has instruments for it, and none was chosen. */
  toolless?: boolean;
}

export type Why =
  | "within"
  | "recorded"
  | "above_max"
  | "below_min"
  | "near_max"
  | "near_min"
  | "warn_range"
  | "warn_above"
  | "rising"
  | "chosen"
  | "limit_pending"
  | "limit_unknown"
  | "out_of_range"
  | "calibration_expired"
  | "empty"
  | "not_a_number"
  | "ambiguous";

/** `outcome` null: nothing to judge (recorded), or not judged yet; `why` tells which. */
export interface Judgement {
  value: number | null;
  outcome: Outcome | null;
  limits: Applied | null;
  why: Why;
}

const NEAR = 0.1; // a tenth before the limit
const RISE = 1.5; // patient leakage: not more than half above the last value (DIN VDE 0751)

export function judge(item: Item, raw: string, context: Context): Judgement {
  if (item.type === "numeric") return judgeNumber(item, raw, context);
  const outcome = item.type === "pass_fail" ? passOrFail(raw) : choice(item, raw);
  const why = raw.trim() === "" ? "empty" : outcome ? "chosen" : "recorded";
  const plain = { value: null, outcome, limits: null, why } as const;
  return isExpired(item, context) ? { ...plain, outcome: null, why: "calibration_expired" } : plain;
}

function passOrFail(raw: string): Outcome | null {
  return raw === "pass" || raw === "fail" ? raw : null;
}

/** A choice without fail or warn values says a fact and is not judged. */
function choice({ fail_values: bad, warn_values: warn }: Item, raw: string): Outcome | null {
  if (raw === "" || (!bad && !warn)) return null;
  if (bad?.includes(raw)) return "fail";
  return warn?.includes(raw) ? "watch" : "pass";
}

function judgeNumber(item: Item, raw: string, context: Context): Judgement {
  const limits = limitsFor(item, context);
  const parsed = parseNumber(raw, item.unit);
  if ("problem" in parsed) return { value: null, outcome: null, limits, why: parsed.problem };
  const { value, bound } = parsed;
  const verdict = isExpired(item, context)
    ? ([null, "calibration_expired"] as const)
    : weigh(item, value, bound, limits, context.previous ?? null);
  return { value, outcome: verdict[0], limits, why: verdict[1] };
}

/** An instrument out of calibration spoils the readings that are taken with it, and its own line. */
function isExpired(item: Item, { calibration }: Context): boolean {
  return isMeasuredWith(item) && calibrationOf(calibration) === "expired";
}

export function isMeasuredWith({ limit_table, rule, instrument }: Item): boolean {
  return Boolean(limit_table || instrument) || rule === "block_if_calibration_expired";
}

type Verdict = readonly [Outcome | null, Why];

function weigh(
  item: Item,
  value: number,
  bound: string,
  limits: Applied,
  previous: number | null,
): Verdict {
  const { min, max, source } = limits;
  if (source === "pending") return [null, "limit_pending"];
  if (source === "unknown") return [null, "limit_unknown"];
  if (max !== null && beyond(value, max)) return ["fail", "above_max"];
  if (min !== null && beyond(min, value)) return ["fail", "below_min"];
  if ((bound === ">" && max !== null) || (bound === "<" && min !== null && min > 0))
    return [null, "out_of_range"];
  return warned(item, value, limits) ?? rising(item, value, previous) ?? good(item, limits);
}

/** Typed decimals are exact enough; the margin is for what subtraction does to them. */
function beyond(value: number, limit: number): boolean {
  return value - limit > 1e-9 * Math.max(1, Math.abs(limit));
}

function warned(item: Item, value: number, { min, max }: Applied): Verdict | null {
  const { warn_range: range, warn_above: above } = item;
  if (range && (value < range[0] || value > range[1])) return ["watch", "warn_range"];
  if (above !== undefined && value > above) return ["watch", "warn_above"];
  if (range || above !== undefined) return null;
  const real = { min: isNatural(item, min) ? null : min, max: isNatural(item, max) ? null : max };
  const span = real.min !== null && real.max !== null ? real.max - real.min : null;
  if (real.max !== null && beyond(value, real.max - NEAR * (span ?? Math.abs(real.max))))
    return ["watch", "near_max"];
  if (real.min !== null && beyond(real.min + NEAR * (span ?? Math.abs(real.min)), value))
    return ["watch", "near_min"];
  return null;
}

/** Nothing is below an error of 0 or above 100 %: being close to such an end is no warning. */
function isNatural(item: Item, limit: number | null): boolean {
  return limit === 0 || (limit === 100 && item.unit === "%");
}

function rising(item: Item, value: number, previous: number | null): Verdict | null {
  const watched = item.trend && item.limit_table && previous !== null && previous > 0;
  return watched && beyond(value, RISE * previous) ? ["watch", "rising"] : null;
}

/** Without a real limit there is nothing to pass: the value is recorded. */
function good(item: Item, { min, max }: Applied): Verdict {
  const judged =
    (min !== null && min !== 0) || max !== null || item.warn_range || item.warn_above !== undefined;
  return judged ? ["pass", "within"] : [null, "recorded"];
}
