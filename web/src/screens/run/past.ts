// What was measured on the same equipment before: read only after the first paint, shown beside the field.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Earlier, earlier, earlierRuns } from "../../checklist";
import { about, children, type View } from "../../local";

const MOST = 3;

export class Past {
  private readonly wanted = signal(false);

  constructor(
    private readonly run: ReadonlySignal<View<"run">>,
    private readonly template: string,
    private readonly equipment: ReadonlySignal<string>,
  ) {}

  look(): void {
    this.wanted.value = true;
  }

  /** Newest first; empty until it has been read, and where there is none. */
  of(item: string): Earlier[] {
    return this.values.value.get(item) ?? [];
  }

  private readonly runs = computed(() => {
    if (!this.wanted.value || !this.equipment.value) return [];
    const runs = about("run", this.equipment.value).value ?? [];
    const all = runs.map(({ id, at, value }) => ({ id, at, ...value }));
    const own = { id: this.run.value.id, at: null };
    const here = { equipment: this.equipment.value, template: this.template };
    return earlierRuns(all, { ...own, ...here }, MOST);
  });

  private readonly values = computed(() => {
    const found = new Map<string, Earlier[]>();
    for (const { id, job } of this.runs.value)
      for (const view of children("answer", job ?? "").value ?? []) {
        const { run, item, reading, deleted } = view.value;
        const one = run === id && !deleted ? earlier(reading, view.at ?? 0, id) : null;
        if (one && item) found.set(item, [...(found.get(item) ?? []), one]);
      }
    return found;
  });
}
