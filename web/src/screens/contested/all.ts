// All records in sight of which a field is contested.

import { list, type View } from "../../local";
import type { Kind } from "../../schema.gen";

const KINDS = [
  "job",
  "answer",
  "run",
  "finding",
  "equipment",
  "photo",
  "hospital",
  "department",
  "person",
  "instrument",
] as const;

/** Also what is deleted, where somebody did not know of the deletion. Newest first; null while reading. Read it in a component. */
export function contestedRecords(): View<Kind>[] | null {
  const lists = KINDS.map((kind) => list(kind, { deleted: true }).value as View<Kind>[] | null);
  const found: View<Kind>[] = [];
  for (const views of lists) {
    if (views === null) return null;
    for (const view of views) if (Object.keys(view.contested).length) found.push(view);
  }
  return found.sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}
