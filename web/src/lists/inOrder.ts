// The order in which a person looks for a name: as it is pronounced.

import { textOf } from "../search";

/** Keys are compared as plain texts, as in the register: comparing as a language does is slow. */
export function byTitle<T extends { title: string }>(items: readonly T[]): T[] {
  const keyed = items.map((item) => ({ item, key: textOf(item.title).order() }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return keyed.map(({ item }) => item);
}
