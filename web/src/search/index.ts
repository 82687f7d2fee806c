// Looks through thousands of records while one types: Chinese, its sounds, their first letters, numbers.

import { idle } from "./idle";
import { plain, wordsOf } from "./plain";
import { type Text, textOf } from "./texts";

export { spell, spelled } from "./spelling";
export { textOf };

/** What of a record is looked through. */
export interface Entry {
  /** Of this record alone: serial, asset number. */
  own: string;
  shared: readonly Text[];
}

/** `own` and `shared` are as they stand in the record; empty ones are left out. */
export function entry(own: readonly unknown[], shared: readonly unknown[]): Entry {
  const said = (text: unknown): text is string => typeof text === "string" && text !== "";
  return { own: plain(own.filter(said).join("\n")), shared: shared.filter(said).map(textOf) };
}

let turn = 0;

/** The items in which every word of the query is found, in their order. */
export function looked<T>(
  items: readonly T[],
  query: string,
  entryOf: (item: T) => Entry,
): readonly T[] {
  let left = items;
  for (const word of wordsOf(query)) {
    turn += 1;
    const now = turn;
    left = left.filter((item) => {
      const { own, shared } = entryOf(item);
      return own.includes(word) || shared.some((text) => text.has(word, now));
    });
  }
  return left;
}

/** Makes the entries ready in idle moments, so that the first key need not. `isWanted` ends it early. */
export async function prepare<T>(
  items: readonly T[],
  entryOf: (item: T) => Entry,
  isWanted: () => boolean,
): Promise<void> {
  let end = 0;
  for (const item of items) {
    if (performance.now() >= end) end = await idle();
    if (!isWanted()) return;
    for (const text of entryOf(item).shared) text.order();
  }
}
