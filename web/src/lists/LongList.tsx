// A list of any length of which only the part near the eye is in the page.

import type { ComponentChildren } from "preact";
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

export function LongList<T>({ label, items, keyOf, children, estimate = 84 }: LongListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const keys = useMemo(() => items.map(keyOf), [items]);
  const { from, to, above, below } = useWindow(list, keys, estimate);
  return (
    <ul class="rows long-list" aria-label={label} ref={list}>
      <li class="gap" aria-hidden="true" style={{ height: `${above}px` }} />
      {items.slice(from, to).map((item, i) => (
        <li
          key={keys[from + i]}
          data-row={from + i}
          aria-setsize={items.length}
          aria-posinset={from + i + 1}
        >
          {children(item)}
        </li>
      ))}
      <li class="gap" aria-hidden="true" style={{ height: `${below}px` }} />
    </ul>
  );
}
