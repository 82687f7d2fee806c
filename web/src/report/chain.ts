// The seals of one job in their chains: a report and the amendments that took its place.

import type { View } from "../local";

type SealView = View<"seal">;

/** Each chain from its first report on, in the order of signing; two seals that nobody joined are two chains. */
export function chains(seals: readonly SealView[]): SealView[][] {
  const byId = new Map(seals.map((seal) => [seal.id, seal]));
  const sorted = new Map<string, SealView[]>();
  for (const seal of [...seals].sort(inTime)) {
    const root = rootOf(seal, byId);
    sorted.set(root, [...(sorted.get(root) ?? []), seal]);
  }
  return [...sorted.values()];
}

/** Those whose place no other one took. */
export function standing(seals: readonly SealView[]): SealView[] {
  const amended = new Set(seals.map(({ value }) => value.amends).filter(Boolean));
  return [...seals].filter(({ id }) => !amended.has(id)).sort(inTime);
}

/** Which amendment of its chain a next one would be: "WO-0041-CL-CT-Q-A2". */
export function numberOf(base: string, seals: readonly SealView[], amends: string): string {
  if (!amends) return base;
  const chain = chains(seals).find((all) => all.some(({ id }) => id === amends)) ?? [];
  return `${chain[0]?.value.number ?? base}-A${Math.max(1, chain.length)}`;
}

/** A seal that names itself or goes round in a circle is its own beginning. */
function rootOf(seal: SealView, byId: ReadonlyMap<string, SealView>): string {
  const passed = new Set<string>();
  let now = seal;
  for (let before = byId.get(now.value.amends ?? ""); before && !passed.has(before.id); ) {
    passed.add(now.id);
    now = before;
    before = byId.get(now.value.amends ?? "");
  }
  return now.id;
}

function inTime(a: SealView, b: SealView): number {
  return (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1);
}
