// Writes an answer and, in the same group, all that follows from it: findings, lines that hang on it, the verdict.

import {
  type Context,
  ceiling,
  dueIn,
  findingChange,
  type Held,
  type Item,
  isShown,
  isSkipped,
  judge,
  needsPerson,
  type Outcome,
  type Raws,
  type Reading,
} from "../../checklist";
import { blank, changeAll, type Patch, type View } from "../../local";
import type { Kind } from "../../schema.gen";
import { kept } from "../kept";
import type { RunModel } from "./model";

// biome-ignore lint/suspicious/noExplicitAny: a group holds changes of several kinds
type Change = [View<any>, Patch<Kind> | Record<string, unknown>];

/** `view` is the answer as the person saw it when the input began. */
export function answer(
  model: RunModel,
  item: Item,
  view: View<"answer">,
  reading: Reading | null,
): Promise<boolean> {
  return kept(changeAll(withConsequences(model, item, view, reading) as never));
}

/** The words beside an answer. */
export function annotate(model: RunModel, item: Item, view: View<"answer">, note: string) {
  return kept(changeAll([[view, { ...identity(model, item, view), note }]] as never));
}

/** One more answer to a repeatable item. */
export function another(model: RunModel, item: Item): View<"answer"> {
  const random = crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  return blank("answer", `${model.id}~${item.id}~${random}`);
}

/** A typed or chosen text as a reading, judged by what counts now. */
export function readingOf(model: RunModel, item: Item, raw: string): Reading | null {
  if (raw.trim() === "") return null;
  const judgement = judge(item, raw, model.context(item));
  return {
    raw,
    ...(item.type === "numeric" ? { value: judgement.value } : {}),
    ...(item.unit ? { unit: item.unit } : {}),
    ...(judgement.outcome ? { outcome: judgement.outcome } : {}),
    ...limitsIn(judgement.limits),
    ...instrumentIn(model, item),
  };
}

/** Where no limit is known the person says how it is. */
export function judged(reading: Reading, outcome: Outcome): Reading {
  return { ...reading, outcome };
}

function limitsIn(limits: ReturnType<typeof judge>["limits"]): Pick<Reading, "limits"> {
  if (!limits || (limits.min === null && limits.max === null)) return {};
  return { limits: { min: limits.min, max: limits.max } };
}

function instrumentIn(model: RunModel, item: Item): Pick<Reading, "instrument"> {
  const line = model.instrumentItem.value;
  if (!line || !item.limit_table) return {};
  const instrument = model.answer(line.id).value.value.reading?.instrument;
  return instrument ? { instrument } : {};
}

function identity(model: RunModel, item: Item, view: View<"answer">): Record<string, unknown> {
  return view.known ? {} : { job: model.jobId, run: model.id, item: item.id };
}

function withConsequences(
  model: RunModel,
  item: Item,
  view: View<"answer">,
  reading: Reading | null,
): Change[] {
  const after = new Map<string, Reading | null>([[item.id, reading]]);
  const changes: Change[] = [[view, { ...identity(model, item, view), reading }]];
  for (const line of dependents(model, item)) {
    const fresh = judgedAgain(model, line, after);
    if (fresh === undefined) continue;
    after.set(line.id, fresh);
    changes.push([model.answer(line.id).peek(), { reading: fresh }]);
  }
  changes.push(...findingChanges(model, [item, ...dependents(model, item)], after));
  if (item.id !== "verdict") changes.push(...verdictChange(model, after));
  return changes;
}

/** Lines that are shown or judged by this one. */
function dependents(model: RunModel, item: Item): Item[] {
  const items = model.items.peek() ?? [];
  if (item.id === model.instrumentItem.peek()?.id) return items.filter((line) => line.limit_table);
  return items.filter(
    (line) => line.lookup?.includes(item.id) || item.id in (line.show_when ?? {}),
  );
}

function heldAfter(model: RunModel, after: Map<string, Reading | null>): Held {
  return {
    ...model.held,
    reading: (id) => (after.has(id) ? after.get(id) : model.held.reading(id)),
  };
}

/** The reading as it is judged now, undefined where nothing changes. */
function judgedAgain(
  model: RunModel,
  line: Item,
  after: Map<string, Reading | null>,
): Reading | undefined {
  const stored = model.held.reading(line.id);
  if (!line.lookup?.length && !line.limit_table) return undefined;
  if (!stored?.raw || isSkipped(stored)) return undefined;
  const held = heldAfter(model, after);
  const raws = (id: string) => held.reading(id)?.raw || undefined;
  const now = judge(line, stored.raw, contextAfter(model, line, raws));
  if (needsPerson(now.why) && stored.outcome) return undefined;
  if (now.outcome === (stored.outcome ?? null)) return undefined;
  const { outcome: _, limits: __, ...rest } = stored;
  return { ...rest, ...limitsIn(now.limits), ...(now.outcome ? { outcome: now.outcome } : {}) };
}

/** What a line is judged by once the changes are made, the instrument's calibration among it. */
function contextAfter(model: RunModel, line: Item, raws: Raws): Context {
  const context = model.context(line);
  const instrument = model.instrumentItem.peek();
  const calibration = context.calibration &&
    instrument && { ...context.calibration, due: dueIn(raws(instrument.id)) };
  return { ...context, raws, calibration: calibration ?? null };
}

function findingChanges(
  model: RunModel,
  lines: readonly Item[],
  after: Map<string, Reading | null>,
): Change[] {
  const held = heldAfter(model, after);
  const raws = (id: string) => held.reading(id)?.raw || undefined;
  return lines.flatMap((line): Change[] => {
    const known = model.finding(line.id);
    const reading = isShown(line, raws) ? (held.reading(line.id) ?? null) : null;
    const change = findingChange(line, reading, known.known ? known.value : null);
    if (!change) return [];
    const place = known.known
      ? {}
      : { job: model.jobId, run: model.id, item: line.id, equipment: model.equipmentId.peek() };
    return [[known, { ...place, ...change }]];
  });
}

/** What failed unsafely takes the device out of use by itself, and gives it back when that was a slip. */
function verdictChange(model: RunModel, after: Map<string, Reading | null>): Change[] {
  const items = model.items.peek() ?? [];
  const verdict = items.find(({ id }) => id === "verdict");
  if (!verdict) return [];
  const view = model.answer("verdict").peek();
  const now = view.value.reading;
  const { best, because } = ceiling(items, heldAfter(model, after));
  const place = identity(model, verdict, view);
  if (best === "unsafe" && now?.raw !== "unsafe") {
    const reason = because.map(({ zh }) => zh).join("；");
    return [[view, { ...place, reading: { raw: "unsafe", reason } }]];
  }
  const byItself = now?.raw === "unsafe" && Boolean(now.reason);
  return best !== "unsafe" && byItself ? [[view, { reading: null }]] : [];
}
