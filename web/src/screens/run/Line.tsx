// One line of the checklist: its wording, limits, the control, the outcome at once, and who answered when.

import { useSignal } from "@preact/signals";
import { type Item, isShown, isSkipped } from "../../checklist";
import { either } from "../../text";
import { anchorOf } from "./anchor";
import { Control } from "./Control";
import { Evidence } from "./Evidence";
import { Foot } from "./LineFoot";
import { Marks } from "./Marks";
import type { RunModel } from "./model";
import { NoteSheet, NoteText } from "./Note";
import { Outcome, toneOf } from "./Outcome";
import { Skipped, SkipSheet } from "./Skip";

export interface LineProps {
  model: RunModel;
  item: Item;
  n: number;
}

/** Which sheet of a line is open. */
export type Opened = "note" | "skip" | null;

export function Line({ model, item, n }: LineProps) {
  const opened = useSignal<Opened>(null);
  if (!isShown(item, model.raws)) return null;
  const view = model.answer(item.id).value;
  const { reading } = view.value;
  const close = () => {
    opened.value = null;
  };
  return (
    <li class="run-line" id={anchorOf(item.id)} data-tone={toneOf(reading?.outcome)} tabIndex={-1}>
      <div class="run-line-head">
        <span class="run-line-n figure" aria-hidden="true">
          {n}
        </span>
        <h3 id={`${anchorOf(item.id)}-label`}>{either(item)}</h3>
        <Marks item={item} view={view} />
      </div>
      <fieldset class="run-line-body" disabled={model.locked.value}>
        <legend class="unseen">{either(item)}</legend>
        {isSkipped(reading) ? (
          <Skipped model={model} item={item} view={view} />
        ) : (
          <Control model={model} item={item} view={view} />
        )}
        <Outcome model={model} item={item} view={view} />
        <NoteText text={view.value.note} />
      </fieldset>
      <Evidence model={model} item={item} />
      <Foot model={model} item={item} view={view} open={(what) => (opened.value = what)} />
      {opened.value === "note" ? (
        <NoteSheet model={model} item={item} view={view} onClose={close} />
      ) : null}
      {opened.value === "skip" ? (
        <SkipSheet model={model} item={item} view={view} onClose={close} />
      ) : null}
    </li>
  );
}
