// The test instruments brought to a visit, by what they measure.

import { computed, type ReadonlySignal } from "@preact/signals";
import type { Item, Reading } from "../../checklist";
import { see, type View } from "../../local";

export type Tool = View<"instrument">;

export class Tools {
  constructor(private readonly run: ReadonlySignal<View<"run">>) {}

  readonly brought = computed((): Tool[] =>
    (this.run.value.value.instruments ?? []).map((id) => see("instrument", id).value),
  );

  /** The one that stays valid longest first. */
  ofKind(kind: string): Tool[] {
    return this.brought.value
      .filter(({ value }) => value.measures === kind)
      .sort((a, b) => dueOf(b).localeCompare(dueOf(a)));
  }

  /** What a line is measured with: the one that its reading names as long as it is here, else the first that fits. */
  of(item: Item, reading: Reading | null | undefined): Tool | null {
    if (!item.instrument) return null;
    const fitting = this.ofKind(item.instrument);
    return fitting.find(({ id }) => id === reading?.instrument) ?? fitting[0] ?? null;
  }
}

/** The kinds that a checklist asks for, each once, in its order. */
export function kindsOf(items: readonly Item[]): string[] {
  return [...new Set(items.flatMap(({ instrument }) => instrument ?? []))];
}

function dueOf({ value }: Tool): string {
  return value.calibration_due ?? "";
}
