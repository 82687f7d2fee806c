// Takes the person to a line: scrolls it into sight and puts the focus on what answers it.

import { anchorOf } from "./anchor";

const FIELDS = ".run-line input:not([type=file]), .run-line textarea";
const CONTROLS =
  "input:not([disabled], [type=file]), textarea:not([disabled]), button:not([disabled])";

export function jumpTo(item: string): void {
  const line = document.getElementById(anchorOf(item));
  if (!line) return;
  show(line);
  const chosen = line.querySelector<HTMLElement>("input:checked:not([disabled])");
  const control = chosen ?? line.querySelector<HTMLElement>(CONTROLS) ?? line;
  control.focus({ preventScroll: true });
}

/** Somebody is at work on a line already: nothing may take the focus, or the words under their fingers, from there. */
export function isAtWork(): boolean {
  return Boolean(document.activeElement?.closest(".run-line"));
}

/** From one typed line to the next, as the key on the keypad says. */
export function focusNext(from: HTMLElement): void {
  const fields = [...document.querySelectorAll<HTMLElement>(FIELDS)];
  const line = from.closest(".run-line");
  const next = fields
    .slice(fields.indexOf(from) + 1)
    .find((field) => field.closest(".run-line") !== line);
  if (!next) from.blur();
  next?.focus({ preventScroll: true });
  const there = next?.closest(".run-line");
  if (there) show(there);
}

function show(line: Element): void {
  line.scrollIntoView({ block: "center" });
}
