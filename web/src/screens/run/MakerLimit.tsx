// The maker's limit of this model, entered once on site and kept with the equipment.

import { useSignal } from "@preact/signals";
import { type Item, parseNumber } from "../../checklist";
import { change } from "../../local";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/run";
import { Button, Field, FieldError, NumberInput, Sheet } from "../../ui";
import { type Draft, useDraft } from "../DraftField";
import { kept } from "../kept";
import type { RunModel } from "./model";

interface MakerLimitProps {
  model: RunModel;
  item: Item;
  onClose: () => void;
}

type Bounds = { min?: number; max?: number };

export function MakerLimit({ model, item, onClose }: MakerLimitProps) {
  const low = useDraft(`limit/${model.id}/${item.id}/low`);
  const high = useDraft(`limit/${model.id}/${item.id}/high`);
  const problem = useSignal("");
  const save = async () => {
    const bounds = boundsOf(low.text, high.text, item.unit);
    problem.value = typeof bounds === "string" ? bounds : "";
    const equipment = model.equipment.peek();
    if (typeof bounds === "string" || !equipment) return;
    const limits = { ...equipment.value.limits, [item.id]: bounds as Record<string, number> };
    if (!(await kept(change(equipment, { limits })))) return;
    low.drop();
    high.drop();
    onClose();
  };
  const actions = (
    <Button kind="primary" onClick={() => void save()}>
      {common("save")}
    </Button>
  );
  return (
    <Sheet title={t("limit_title", { item: either(item) })} onClose={onClose} actions={actions}>
      <p>{t("limit_body")}</p>
      <Bound label={t("limit_low")} unit={item.unit} draft={low} />
      <Bound label={t("limit_high")} unit={item.unit} draft={high} />
      {problem.value ? <FieldError>{problem.value}</FieldError> : null}
    </Sheet>
  );
}

interface BoundProps {
  label: string;
  unit: string | undefined;
  draft: Draft;
}

function Bound({ label, unit, draft }: BoundProps) {
  return (
    <Field label={label}>
      {(tied) => <NumberInput {...tied} unit={unit} value={draft.text} onInput={draft.input} />}
    </Field>
  );
}

/** The limits, or what is wrong with them. */
function boundsOf(low: string, high: string, unit: string | undefined): Bounds | string {
  const bounds: Bounds = {};
  for (const [name, text] of [
    ["min", low],
    ["max", high],
  ] as const) {
    const parsed = parseNumber(text, unit);
    if ("value" in parsed) bounds[name] = parsed.value;
    else if (parsed.problem !== "empty") return t("not_a_number", { raw: text });
  }
  if (bounds.min === undefined && bounds.max === undefined) return t("limit_empty");
  const crossed =
    (bounds.min ?? Number.NEGATIVE_INFINITY) > (bounds.max ?? Number.POSITIVE_INFINITY);
  return crossed ? t("limit_order") : bounds;
}
