// Work that may wait: done in the moments in which nobody taps or scrolls.

const LONGEST_SLICE = 8;
/** When no moment was free for a whole wait: so little that nobody sees it. */
const SHORTEST_SLICE = 2;
const LONGEST_WAIT = 500;

/** Resolves when there is time; with the moment (performance.now) at which to ask again. */
export function idle(): Promise<number> {
  return new Promise((resolve) => {
    const go = (left: number) => {
      const slice = Math.min(LONGEST_SLICE, Math.max(SHORTEST_SLICE, left));
      resolve(performance.now() + slice);
    };
    if (typeof requestIdleCallback === "function")
      requestIdleCallback((deadline) => go(deadline.timeRemaining()), { timeout: LONGEST_WAIT });
    else setTimeout(() => go(LONGEST_SLICE), 1);
  });
}
