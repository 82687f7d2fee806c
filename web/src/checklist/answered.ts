// A run's answers looked at together: what is answered, what is missing and why, how far it is.

import { type Item, isShown, type Outcome, type Raws, type Reading } from "./item";
import { type Context, judge } from "./judge";
import { allowed, ceiling } from "./verdict";

/** What a run holds, by item: one reading (of a repeatable item, any), photos and valid signatures counted. */
export interface Held {
  reading: (item: string) => Reading | null | undefined;
  photos: (item: string) => number;
  signed: (item: string) => boolean;
}

type Lack =
  | "answer"
  | "reason"
  | "not_a_number"
  | "judgement"
  | "limit_pending"
  | "calibration_expired"
  | "instrument"
  | "judged_otherwise"
  | "photo"
  | "signature"
  | "verdict";

export interface Missing {
  item: Item;
  lack: Lack;
}

export function rawsOf(held: Held): Raws {
  return (item) => {
    const raw = held.reading(item)?.raw;
    return raw === undefined || raw === "" ? undefined : raw;
  };
}

const SKIPPED: readonly (Outcome | undefined)[] = ["not_applicable", "not_tested"];

export function isSkipped(reading: Reading | null | undefined): boolean {
  return SKIPPED.includes(reading?.outcome);
}

export function missing(
  items: readonly Item[],
  held: Held,
  contextOf: (item: Item) => Context,
): Missing[] {
  const raws = rawsOf(held);
  return items
    .filter((item) => isShown(item, raws))
    .flatMap((item) => {
      const lack = lackOf(item, items, held, contextOf(item));
      return lack ? [{ item, lack }] : [];
    });
}

function lackOf(item: Item, items: readonly Item[], held: Held, context: Context): Lack | null {
  const reading = held.reading(item.id);
  if (isSkipped(reading)) return reading?.reason?.trim() ? null : "reason";
  if (item.type === "signature") return held.signed(item.id) || !item.required ? null : "signature";
  if (item.type === "photo")
    return item.required && held.photos(item.id) < (item.min ?? 1) ? "photo" : null;
  if (!reading?.raw?.trim()) return item.required ? "answer" : null;
  if (item.id === "verdict" && !allowed(ceiling(items, held), reading.raw)) return "verdict";
  if (item.photo_on_fail && reading.outcome === "fail" && held.photos(item.id) === 0)
    return "photo";
  return judgedLack(item, reading, context);
}

function judgedLack(item: Item, reading: Reading, context: Context): Lack | null {
  const now = judge(item, reading.raw ?? "", context);
  if (now.why === "not_a_number" || now.why === "ambiguous") return "not_a_number";
  if (now.why === "calibration_expired") return "calibration_expired";
  if (now.why === "limit_pending") return "limit_pending";
  if (context.toolless) return "instrument";
  if (needsPerson(now.why)) return reading.outcome ? null : "judgement";
  return sameJudgement(item, now.outcome, reading.outcome ?? null) ? null : "judged_otherwise";
}

/** A rise is seen only where the earlier value has been read: watch and pass are not told apart then. */
function sameJudgement(item: Item, now: Outcome | null, stored: Outcome | null): boolean {
  const mild = (outcome: Outcome | null) => outcome === "watch" || outcome === "pass";
  return now === stored || Boolean(item.trend && item.limit_table && mild(now) && mild(stored));
}

/** Nobody knows a limit, or the instrument's range ended: the engineer says pass, watch or fail. */
export function needsPerson(why: string): boolean {
  return why === "limit_unknown" || why === "out_of_range";
}

export interface Progress {
  done: number;
  total: number;
}

/** Counts what must be answered and is there to be answered; optional lines count once they are begun wrongly. */
export function progress(items: readonly Item[], held: Held, lacks: readonly Missing[]): Progress {
  const raws = rawsOf(held);
  const lacking = new Set(lacks.map(({ item }) => item.id));
  const counted = items.filter(
    (item) => lacking.has(item.id) || (item.required && isShown(item, raws)),
  );
  return { done: counted.length - lacking.size, total: counted.length };
}

/** What the run may be called: whole, or in part because something required was not tested. */
export function runOutcome(items: readonly Item[], held: Held): "completed" | "partial" {
  const raws = rawsOf(held);
  const left = items.some(
    (item) =>
      item.required && isShown(item, raws) && held.reading(item.id)?.outcome === "not_tested",
  );
  return left ? "partial" : "completed";
}
