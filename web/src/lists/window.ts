// Which rows of a long list are near the eye: the rest is only height. Rows may differ in height.

import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useState } from "preact/hooks";

/** Pixels above and below the screen that are drawn already. */
const AHEAD = 600;

export interface Span {
  from: number;
  to: number;
  above: number;
  below: number;
}

/**
 * `place` is the list's element: it scrolls with the window or a sheet, its rows carry `data-row` with their index.
 * `keys` names each row for good, `estimate` is a row's height until it has been seen.
 */
export function useWindow(
  place: RefObject<HTMLElement | null>,
  keys: readonly string[],
  estimate: number,
): Span {
  const [heights] = useState(() => new Map<string, number>());
  const [measured, setMeasured] = useState(0);
  const tops = useMemo(() => sums(keys, heights, estimate), [keys, measured, estimate]);
  const [seen, setSeen] = useState({ from: 0, to: Math.min(keys.length, 30) });
  useLayoutEffect(
    () => watch(() => setSeen((old) => same(old, near(place.current, tops)))),
    [tops],
  );
  useLayoutEffect(() => {
    if (measure(place.current, keys, heights)) setMeasured((n) => n + 1);
  });
  const from = Math.min(seen.from, Math.max(0, keys.length - 1));
  const to = Math.min(seen.to, keys.length);
  return { from, to, above: at(tops, from), below: at(tops, keys.length) - at(tops, to) };
}

/** `sums[i]` is where row i begins; the last entry is where the list ends. */
function sums(keys: readonly string[], heights: Map<string, number>, estimate: number): number[] {
  const tops = [0];
  for (const [i, key] of keys.entries()) tops.push(at(tops, i) + (heights.get(key) ?? estimate));
  return tops;
}

function near(list: HTMLElement | null, tops: number[]): { from: number; to: number } {
  const top = -(list?.getBoundingClientRect().top ?? 0);
  const from = Math.max(0, rowAt(tops, top - AHEAD));
  return { from, to: Math.min(tops.length - 1, rowAt(tops, top + innerHeight + AHEAD) + 1) };
}

/** The row that holds a height, by halving. */
function rowAt(tops: number[], y: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(tops, middle) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

function same<S extends { from: number; to: number }>(old: S, now: S): S {
  return old.from === now.from && old.to === now.to ? old : now;
}

function watch(look: () => void): () => void {
  look();
  addEventListener("scroll", look, { capture: true, passive: true });
  addEventListener("resize", look);
  return () => {
    removeEventListener("scroll", look, { capture: true });
    removeEventListener("resize", look);
  };
}

/** Reads the heights of the rows that are drawn; true when one was not as thought. */
function measure(
  list: HTMLElement | null,
  keys: readonly string[],
  heights: Map<string, number>,
): boolean {
  let changed = false;
  for (const row of list?.querySelectorAll<HTMLElement>(":scope > [data-row]") ?? []) {
    const key = keys[Number(row.dataset.row)];
    const height = row.getBoundingClientRect().height;
    if (key === undefined || Math.abs((heights.get(key) ?? -1) - height) < 0.5) continue;
    heights.set(key, height);
    changed = true;
  }
  return changed;
}

function at(tops: number[], i: number): number {
  return tops[i] ?? 0;
}
