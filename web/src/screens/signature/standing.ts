// Which signatures count: one that another replaces does not.

import type { View } from "../../local";

export function standingSignatures(all: readonly View<"signature">[]): View<"signature">[] {
  const replaced = new Set(all.map(({ value }) => value.voids).filter(Boolean));
  return all.filter((view) => !replaced.has(view.id)).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}
