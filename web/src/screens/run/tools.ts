// The test instruments brought to a visit, by what they measure.

import { computed, type ReadonlySignal } from "@preact/signals";
import type { Item, Reading } from "../../checklist";
import { list, see, type View } from "../../local";

type Tool = View<"instrument">;

export class Tools {
  constructor(private readonly run: ReadonlySignal<View<"run">>) {}

  /** From the list that they were chosen in: a record that is only now asked for would be unknown for a moment. */
  readonly brought = computed((): Tool[] => {
    const known = new Map((list("instrument").value ?? []).map((tool) => [tool.id, tool]));
    const ids = this.run.value.value.instruments ?? [];
    return ids.map((id) => known.get(id) ?? see("instrument", id).value);
  });

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
