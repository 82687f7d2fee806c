// All records in sight of which a field is contested.

import { contested, type View } from "../../local";
import type { Kind } from "../../schema.gen";

/** Also what is deleted, where somebody did not know of the deletion. Newest first; null while reading. Read it in a component. */
export function contestedRecords(): View<Kind>[] | null {
  return contested().value?.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0)) ?? null;
}
