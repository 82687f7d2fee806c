// A list of any length of which only the part near the eye is in the page.

import type { ComponentChildren, VNode } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { useWindow } from "./window";

interface LongListProps<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** What is inside one row; the row itself, its number and its border are made here. */
  children: (item: T) => ComponentChildren;
  estimate?: number;
}

export function LongList<T>(props: LongListProps<T>) {
  const { label, items, keyOf, estimate = 84 } = props;
  const list = useRef<HTMLUListElement>(null);
  const keys = useMemo(() => items.map(keyOf), [items]);
  const { from, to, above, below } = useWindow(list, keys, estimate);
  const rows = useRows(props, keys, from, to);
  return (
    <ul class="rows long-list" aria-label={label} ref={list}>
      <li class="gap" aria-hidden="true" style={{ height: `${above}px` }} />
      {rows}
      <li class="gap" aria-hidden="true" style={{ height: `${below}px` }} />
    </ul>
  );
}

/** A row that stays while the list scrolls is the very same node, so it is not drawn again. */
function useRows<T>(props: LongListProps<T>, keys: string[], from: number, to: number): VNode[] {
  const { items, children } = props;
  const drawn = useMemo(() => ({ rows: new Map<number, VNode>() }), [items, children]);
  const rows = new Map<number, VNode>();
  for (const [i, item] of items.slice(from, to).entries()) {
    const n = from + i;
    rows.set(n, drawn.rows.get(n) ?? row(n, keys[n] ?? "", items.length, children(item)));
  }
  drawn.rows = rows;
  return [...rows.values()];
}

function row(n: number, key: string, size: number, inside: ComponentChildren): VNode {
  return (
    <li key={key} data-row={n} aria-setsize={size} aria-posinset={n + 1}>
      {inside}
    </li>
  );
}
