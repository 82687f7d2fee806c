// What follows from one answer on the same checklist: lines judged anew, findings drafted or taken back, the verdict.

import { type Held, isSkipped, needsPerson, rawsOf } from "./answered";
import { dueIn } from "./calibration";
import { CHINESE, type FindingDraft, findingChange, type Known, type Wording } from "./finding";
import { type Item, isShown, type Raws, type Reading } from "./item";
import { type Context, type Judgement, judge } from "./judge";
import { conditions } from "./special";
import { ceiling } from "./verdict";

export interface Sheet {
  items: readonly Item[];
  held: Held;
  context: (item: Item) => Context;
  finding: (item: string) => Known;
  /** Left out: Chinese. */
  wording?: Wording;
}

interface Consequences {
  /** Other lines whose reading becomes another. */
  readings: Map<string, Reading | null>;
  findings: Map<string, Partial<FindingDraft>>;
}

export function consequences(sheet: Sheet, item: Item, reading: Reading | null): Consequences {
  const after = new Map<string, Reading | null>([[item.id, reading]]);
  const touched = [item, ...dependents(sheet, item)];
  for (const line of touched.slice(1)) {
    const fresh = judgedAgain(sheet, line, after);
    if (fresh) after.set(line.id, fresh);
  }
  const held = heldAfter(sheet.held, after);
  const findings = new Map<string, Partial<FindingDraft>>();
  for (const line of touched) {
    const shown = isShown(line, rawsOf(held)) ? (held.reading(line.id) ?? null) : null;
    const change = findingChange(line, shown, sheet.finding(line.id), sheet.wording);
    if (change) findings.set(line.id, change);
  }
  const verdict = item.id === "verdict" ? undefined : verdictAfter(sheet, held);
  if (verdict !== undefined) after.set("verdict", verdict);
  after.delete(item.id);
  return { readings: after, findings };
}

/** Lines that are shown or judged by this one. */
function dependents({ items, context }: Sheet, item: Item): Item[] {
  if (isInstrument(item)) return items.filter((line) => line.limit_table);
  const asks = (line: Item) =>
    line.limit_table ? conditions(context(line).table(line.limit_table)) : [];
  return items.filter(
    (line) =>
      line.id !== item.id &&
      (line.lookup?.includes(item.id) ||
        item.id in (line.show_when ?? {}) ||
        asks(line).includes(item.id)),
  );
}

function isInstrument({ rule }: Item): boolean {
  return rule === "block_if_calibration_expired";
}

function heldAfter(held: Held, after: ReadonlyMap<string, Reading | null>): Held {
  return { ...held, reading: (id) => (after.has(id) ? after.get(id) : held.reading(id)) };
}

/** The reading as it is judged now, undefined where nothing changes; a person's own judgement stays. */
function judgedAgain(
  sheet: Sheet,
  line: Item,
  after: ReadonlyMap<string, Reading | null>,
): Reading | undefined {
  const stored = sheet.held.reading(line.id);
  if (!line.limit_table || !stored?.raw || isSkipped(stored)) return undefined;
  const raws = rawsOf(heldAfter(sheet.held, after));
  const now = judge(line, stored.raw, contextAfter(sheet, line, raws));
  if (needsPerson(now.why) && stored.outcome) return undefined;
  const tool = toolAfter(sheet, after) ?? stored.instrument;
  const same = now.outcome === (stored.outcome ?? null) && sameLimits(stored, now);
  if (same && tool === stored.instrument) return undefined;
  const { outcome: _, limits: __, ...rest } = stored;
  return {
    ...rest,
    ...limitsIn(now.limits),
    ...(now.outcome ? { outcome: now.outcome } : {}),
    ...(tool ? { instrument: tool } : {}),
  };
}

/** The instrument that the person chose just now: what was measured counts as measured with it. */
function toolAfter(
  { items }: Sheet,
  after: ReadonlyMap<string, Reading | null>,
): string | undefined {
  const line = items.find(isInstrument);
  return line && after.get(line.id)?.instrument;
}

/** Also a value that passes by both must say by which limits it was judged. */
function sameLimits({ limits }: Reading, now: Judgement): boolean {
  const fresh = limitsIn(now.limits).limits;
  return (
    (limits?.min ?? null) === (fresh?.min ?? null) && (limits?.max ?? null) === (fresh?.max ?? null)
  );
}

/** What a line is judged by once the answer stands, the instrument's calibration among it. */
function contextAfter(sheet: Sheet, line: Item, raws: Raws): Context {
  const context = { ...sheet.context(line), special: sheet.held.reading(line.id)?.special };
  const instrument = sheet.items.find(isInstrument);
  if (!instrument || !context.calibration) return { ...context, raws };
  return {
    ...context,
    raws,
    calibration: { ...context.calibration, due: dueIn(raws(instrument.id)) },
  };
}

/** The limits as a reading keeps them; none where there were none. */
export function limitsIn(limits: Judgement["limits"]): Pick<Reading, "limits"> {
  if (!limits || (limits.min === null && limits.max === null)) return {};
  return { limits: { min: limits.min, max: limits.max } };
}

/** What failed unsafely takes the device out of use by itself, and gives it back when that was a slip. */
function verdictAfter({ items, wording = CHINESE }: Sheet, held: Held): Reading | null | undefined {
  if (!items.some(({ id }) => id === "verdict")) return undefined;
  const now = held.reading("verdict");
  const { best, because } = ceiling(items, held);
  if (best === "unsafe" && now?.raw !== "unsafe")
    return { raw: "unsafe", reason: because.map(wording.name).join(wording.chinese ? "；" : "; ") };
  const byItself = now?.raw === "unsafe" && Boolean(now.reason);
  return best !== "unsafe" && byItself ? null : undefined;
}
