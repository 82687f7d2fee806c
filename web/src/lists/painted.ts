// Whether a screen has been seen once: what lies below its edge is drawn in the moment after.

import { useEffect, useState } from "preact/hooks";

export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted;
}

/** How many of a long form are drawn: first what fills the screen, then twice as many with each picture, or all at once. */
export function useGrowing(many: number, first: number, atOnce: boolean): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (atOnce || drawn >= many) return;
    const frame = requestAnimationFrame(() => setTimeout(() => setDrawn(2 * drawn)));
    return () => cancelAnimationFrame(frame);
  }, [atOnce, drawn, many]);
  return atOnce ? many : Math.min(drawn, many);
}
