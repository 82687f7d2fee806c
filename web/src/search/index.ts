// Looks through thousands of records while one types: Chinese, its sounds, their first letters, numbers.

import { type Entry, Finder } from "./finder";
import { idle } from "./idle";
import { plain } from "./plain";
import { textOf } from "./texts";

export type { Entry } from "./finder";
export { allSpelled, spell, spelled } from "./spelling";
export { textOf };

/** `own` and `shared` are as they stand in the record; empty ones are left out. */
export function entry(own: readonly unknown[], shared: readonly unknown[]): Entry {
  const said = (text: unknown): text is string => typeof text === "string" && text !== "";
  return { own: plain(own.filter(said).join("\n")), shared: shared.filter(said).map(textOf) };
}

/** So many items are made ready between two looks at the clock. */
const SOME = 10;

const finders = new WeakMap<object, { entryOf: unknown; finder: unknown }>();

/**
 * The items in which every word of the query is found, in their order. Give the same array and the same function
 * while one types: what is made ready for them is kept.
 */
export function looked<T>(
  items: readonly T[],
  query: string,
  entryOf: (item: T) => Entry,
): readonly T[] {
  return query.trim() ? finderOf(items, entryOf).find(query) : items;
}

function finderOf<T>(items: readonly T[], entryOf: (item: T) => Entry): Finder<T> {
  const known = finders.get(items);
  if (known?.entryOf === entryOf) return known.finder as Finder<T>;
  const finder = new Finder(items, entryOf);
  finders.set(items, { entryOf, finder });
  return finder;
}

/** Makes the entries ready in idle moments, so that the first key need not. `isWanted` ends it early. */
export async function prepare<T>(
  items: readonly T[],
  entryOf: (item: T) => Entry,
  isWanted: () => boolean,
): Promise<void> {
  const finder = finderOf(items, entryOf);
  for (let end = 0; finder.take(SOME); )
    if (performance.now() >= end) {
      end = await idle();
      if (!isWanted()) return;
    }
  await idle();
  if (isWanted()) finder.ready();
}
