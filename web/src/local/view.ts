// Makes what a screen sees out of a row and the unsent changes over it; the same input gives the same object.

import { KINDS, type Kind, type Shape } from "../schema.gen";
import { fold } from "./fold";
import { type HeldRow, keyOf, type Side, type Unsent, type View } from "./types";

export type AnyView = View<Kind>;

/** By key: what was made last, and out of what. No WeakMap: thousands of entries in one hold up the collector. */
export type Made = Map<string, { row: HeldRow | null; ops: readonly Unsent[]; view: AnyView }>;

export class Views {
  constructor(
    private readonly me: string,
    private readonly device: () => string,
  ) {}

  /** The view that `made` remembers when row and changes are the same, so that a screen redraws only what changed. */
  again(made: Made, kind: Kind, id: string, row: HeldRow | null, ops: readonly Unsent[]): AnyView {
    if (!row && ops.length === 0) return absent(kind, id);
    const key = keyOf(kind, id);
    const known = made.get(key);
    if (known && known.row === row && sameOps(known.ops, ops)) return known.view;
    const view = this.make(kind, id, row, ops);
    made.set(key, { row, ops, view });
    return view;
  }

  make(kind: Kind, id: string, row: HeldRow | null, ops: readonly Unsent[]): AnyView {
    const last = ops.at(-1)?.op;
    const sets = ops.map(({ op }) => op.set);
    return {
      kind,
      id,
      loaded: true,
      known: row !== null || ops.length > 0,
      value: fold(KINDS[kind].policy, row?.value ?? {}, sets) as Partial<Shape[Kind]>,
      seq: row?.seq ?? 0,
      epoch: row?.epoch ?? 0,
      saw: row ? [row.epoch, row.seq] : null,
      by: last ? this.me : (row?.by ?? null),
      at: last ? last.clock.at + (last.clock.offset ?? 0) : (row?.at ?? null),
      contested: row ? openSides(row, ops, this.device()) : {},
      pending: ops.length,
      inScopes: row?.in ?? [],
    };
  }
}

/** Changes that have only been given their numbers look the same. */
function sameOps(old: readonly Unsent[], now: readonly Unsent[]): boolean {
  return old === now || (old.length === now.length && old.every(({ op }, i) => op === now[i]?.op));
}

/** The view of a record that is not there. */
export function absent<K extends Kind>(kind: K, id: string, loaded = true): View<K> {
  return {
    kind,
    id,
    loaded,
    known: false,
    value: {},
    seq: 0,
    epoch: 0,
    saw: null,
    by: null,
    at: null,
    contested: {},
    pending: 0,
    inScopes: [],
  };
}

/** The contested fields without those that an unsent change has settled. */
function openSides(row: HeldRow, ops: readonly Unsent[], device: string): Record<string, Side[]> {
  const sides = Object.entries(row.contested ?? {});
  const open = sides.filter(
    ([field, all]) => !ops.some((op) => settles(op, field, all, row, device)),
  );
  return Object.fromEntries(open);
}

/** A write settles a field when its author had seen every value that stands there, or wrote it here. */
function settles(
  { op }: Unsent,
  field: string,
  sides: Side[],
  row: HeldRow,
  device: string,
): boolean {
  if (!(field in op.set) || op.saw === null || op.saw[0] !== row.epoch) return false;
  const seen = op.saw[1];
  return sides.every((side) => side.seq <= seen || side.device === device);
}
