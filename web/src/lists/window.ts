// Which rows of a long list are near the eye: the rest is only height. Rows may differ in height.

import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Heights } from "./heights";
import { usePainted } from "./painted";

/** Pixels above and below the screen that are drawn already. */
const AHEAD = 800;

interface Span {
  from: number;
  to: number;
  above: number;
  below: number;
}

/** How often a drawn list may correct its heights before it is scrolled again: layouts can quarrel. */
const CORRECTIONS = 4;

/**
 * `place` is the list's element: it scrolls with the window or a sheet, its rows carry `data-row` with their index.
 * `keys` names each row for good, `estimate` is a row's height until one has been seen.
 */
export function useWindow(
  place: RefObject<HTMLElement | null>,
  keys: readonly string[],
  estimate: number,
): Span {
  const [heights] = useState(() => new Heights(estimate));
  const [measured, setMeasured] = useState(0);
  const tops = useMemo(() => heights.tops(keys), [keys, measured]);
  const painted = usePainted();
  const [seen, setSeen] = useState(() => ({ from: 0, to: Math.ceil(innerHeight / estimate) + 1 }));
  const corrections = useRef(0);
  useLayoutEffect(() => {
    const look = () => setSeen((old) => same(old, near(place.current, tops)));
    if (painted) look();
    return watch(look, () => {
      corrections.current = 0;
    });
  }, [tops, painted]);
  useLayoutEffect(() => {
    if (!heights.measure(place.current, keys) || ++corrections.current > CORRECTIONS) return;
    setMeasured((n) => n + 1);
  });
  const from = Math.min(seen.from, Math.max(0, keys.length - 1));
  const to = Math.min(seen.to, keys.length);
  return { from, to, above: at(tops, from), below: at(tops, keys.length) - at(tops, to) };
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

function watch(look: () => void, scrolled: () => void): () => void {
  const move = () => {
    scrolled();
    look();
  };
  addEventListener("scroll", move, { capture: true, passive: true });
  addEventListener("resize", move);
  return () => {
    removeEventListener("scroll", move, { capture: true });
    removeEventListener("resize", move);
  };
}

function at(tops: readonly number[], i: number): number {
  return tops[i] ?? 0;
}
