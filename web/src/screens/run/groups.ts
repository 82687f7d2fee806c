// Sorts the records of a run by checklist item; what did not change stays the same object, so nothing redraws for it.

import { computed, type ReadonlySignal } from "@preact/signals";
import type { View } from "../../local";
import { isThere } from "../../records/shown";

type OfRun = "answer" | "photo" | "signature";
type ByItem<K extends OfRun> = ReadonlyMap<string, View<K>[]>;

const NOBODY: never[] = [];

/** The run's records by item; what is deleted is left out unless `isIn` says otherwise. */
export function byItem<K extends OfRun>(
  all: ReadonlySignal<View<K>[] | null>,
  run: string,
  isIn: (view: View<K>) => boolean = isThere,
): ReadonlySignal<ByItem<K>> {
  return computed(() => {
    const sorted = new Map<string, View<K>[]>();
    for (const view of all.value ?? []) {
      const { run: of, item } = view.value as { run?: string; item?: string };
      if (of !== run || !item || !isIn(view)) continue;
      const known = sorted.get(item);
      if (known) known.push(view);
      else sorted.set(item, [view]);
    }
    return sorted;
  });
}

/** One signal an item, made once; it changes only when its own records do. */
export function perItem<T>(make: (item: string) => T): (item: string) => ReadonlySignal<T> {
  const made = new Map<string, ReadonlySignal<T>>();
  return (item) => {
    const known = made.get(item);
    if (known) return known;
    let last: T | undefined;
    const fresh = computed(() => {
      last = steady(last, make(item));
      return last as T;
    });
    made.set(item, fresh);
    return fresh;
  };
}

export function none<T>(): T[] {
  return NOBODY;
}

/** The array from before when it holds the same. */
export function steady<T>(last: T | undefined, now: T): T {
  if (!Array.isArray(last) || !Array.isArray(now) || last.length !== now.length) return now;
  return now.every((one, i) => one === last[i]) ? last : now;
}

/** The value from before when it says the same, so that nobody redraws: a record of plain fields or a list of such. */
export function unchanging<T extends object>(make: () => T): ReadonlySignal<T> {
  let last: T | undefined;
  return computed(() => {
    const now = make();
    if (!last || !alike(last, now)) last = now;
    return last;
  });
}

function alike(a: object, b: object): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => alike(one, b[i]));
  const other = b as Record<string, unknown>;
  return Object.entries(a).every(([name, value]) => other[name] === value);
}
