// Writes an answer and, in the same group, all that follows from it: findings, lines that hang on it, the verdict.

import {
  consequences,
  type Item,
  judge,
  limitsIn,
  type Outcome,
  type Reading,
  type Wording,
} from "../../checklist";
import { blank, changeAll, type View } from "../../local";
import { capital } from "../../records/name";
import { either, lang } from "../../text";
import { t } from "../../text/run";
import { kept } from "../kept";
import type { RunModel } from "./model";
import { withUnit } from "./units";

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

function instrumentIn(model: RunModel, item: Item): Pick<Reading, "instrument"> {
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
