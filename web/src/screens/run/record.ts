// Writes an answer and, in the same group, all that follows from it: findings, lines that hang on it, the verdict.

import {
  consequences,
  type Item,
  type Judgement,
  judge,
  limitsIn,
  type Outcome,
  type Reading,
  type Wording,
} from "../../checklist";
import { blank, changeAll, draftNames, dropDraft, type View } from "../../local";
import { capital } from "../../records/name";
import { either, lang } from "../../text";
import { t } from "../../text/run";
import { withUnit } from "../../text/units";
import { kept } from "../kept";
import type { RunModel } from "./model";

type Changes = Parameters<typeof changeAll>[0];

/** `view` is the answer as the person saw it when the input began. */
export function answer(
  model: RunModel,
  item: Item,
  view: View<"answer">,
  reading: Reading | null,
): Promise<boolean> {
  return kept(changeAll(withConsequences(model, item, view, reading)));
}

/** The words beside an answer. */
export function annotate(model: RunModel, item: Item, view: View<"answer">, note: string) {
  return kept(changeAll([[view, { ...placeOf(model, item.id, view), note }]]));
}

/** One more answer to a repeatable item. */
export function another(model: RunModel, item: Item): View<"answer"> {
  const random = crypto.randomUUID().replaceAll("-", "").slice(0, 12);
  return blank("answer", `${model.id}~${item.id}~${random}`);
}

/** Answers of such an item that were begun and are half typed: nothing but their texts says that there are any. */
export async function unfinished(model: RunModel, item: Item): Promise<View<"answer">[]> {
  const names = await draftNames(`${typedIn(`${model.id}~${item.id}`)}~`);
  return names.map((name) => blank("answer", name.slice(typedIn("").length)));
}

/** Under which name what is being typed as an answer lies on this device. */
export function typedIn(answer: string): string {
  return `answer/${answer}`;
}

export function forgetTyped(answer: string): void {
  dropDraft(typedIn(answer)).catch(console.error);
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
    ...specialIn(judgement),
    ...instrumentIn(model, item),
  };
}

/** The special case that somebody chose stays with the value; one that counts by itself is found again. */
function specialIn({ limits }: Judgement): Pick<Reading, "special"> {
  return limits?.special?.ask ? { special: limits.special.id } : {};
}

/** The line is limited by a special case from now on, or by none. */
export function limitBy(model: RunModel, item: Item, special: string): Promise<boolean> {
  const view = model.answer(item.id).peek();
  const raw = view.value.reading?.raw ?? "";
  const judgement = judge(item, raw, { ...model.context(item), special });
  const { special: _, outcome: __, limits: ___, ...rest } = view.value.reading ?? {};
  const outcome = judgement.outcome ? { outcome: judgement.outcome } : {};
  const chosen = special ? { special } : {};
  const reading = { ...rest, raw, ...outcome, ...limitsIn(judgement.limits), ...chosen };
  return answer(model, item, view, reading);
}

/** This line is measured with that one of several instruments. */
export function measureWith(model: RunModel, item: Item, instrument: string): Promise<boolean> {
  const view = model.answer(item.id).peek();
  const { raw = "", outcome: _, limits: __, ...rest } = view.value.reading ?? {};
  const due = model.tools.ofKind(item.instrument ?? "").find(({ id }) => id === instrument);
  const context = model.context(item);
  const today = context.calibration?.today ?? "";
  const calibration = { due: due?.value.calibration_due ?? "", today };
  const now = judge(item, raw, { ...context, calibration });
  const judgement = now.outcome ? { outcome: now.outcome } : {};
  const reading = { ...rest, raw, ...judgement, ...limitsIn(now.limits), instrument };
  return answer(model, item, view, reading);
}

/** Another instrument is brought for a kind; what was measured with the one that it replaces counts as measured with it. */
export async function bring(
  model: RunModel,
  kind: string,
  replaced: string,
  id: string,
): Promise<void> {
  const change = { ...(id ? { add: [id] } : {}), ...(replaced ? { remove: [replaced] } : {}) };
  if (!(await kept(changeAll([[model.run.peek(), { instruments: change }]])))) return;
  for (const item of model.items.peek() ?? []) {
    const view = model.answer(item.id).peek();
    const { raw, instrument = "" } = view.value.reading ?? {};
    if (item.instrument !== kind || !raw || (instrument && instrument !== replaced)) continue;
    if (!(await answer(model, item, view, readingOf(model, item, raw)))) return;
  }
}

/** Where no limit is known the person says how it is. */
export function judged(reading: Reading, outcome: Outcome): Reading {
  return { ...reading, outcome };
}

function instrumentIn(model: RunModel, item: Item): Pick<Reading, "instrument"> {
  const tool = model.tools.of(item, model.answer(item.id).value.value.reading);
  if (tool) return { instrument: tool.id };
  const line = model.instrumentItem.value;
  if (!line || !item.limit_table) return {};
  const instrument = model.answer(line.id).value.value.reading?.instrument;
  return instrument ? { instrument } : {};
}

/** Templates write their English lines small, as parts of a sentence. */
function wording(): Wording {
  const name = (item: Item) => capital(either(item));
  return { name, amount: withUnit, failed: t("fail"), chinese: lang.peek() === "zh" };
}

/** The place of an answer that the server does not have: an earlier write may yet fail or come back, so each names it. */
function placeOf(model: RunModel, item: string, view: View<"answer">) {
  return view.saw ? {} : { job: model.jobId, run: model.id, item };
}

function withConsequences(
  model: RunModel,
  item: Item,
  view: View<"answer">,
  reading: Reading | null,
): Changes {
  const { readings, findings } = consequences(
    {
      items: model.items.peek() ?? [],
      held: model.held,
      context: model.context,
      finding: (id) => (model.finding(id).known ? model.finding(id).value : null),
      wording: wording(),
    },
    item,
    reading,
  );
  const changes: Changes = [[view, { ...placeOf(model, item.id, view), reading }]];
  for (const [id, other] of readings) {
    const line = model.answer(id).peek();
    changes.push([line, { ...placeOf(model, id, line), reading: other }]);
  }
  for (const [id, change] of findings) {
    const finding = model.finding(id);
    const equipment = model.equipmentId.peek();
    const place = { job: model.jobId, run: model.id, item: id, equipment };
    changes.push([finding, finding.saw ? change : { ...place, ...change }]);
  }
  return changes;
}
