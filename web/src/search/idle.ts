// Work that may wait: done in the moments in which nobody taps or scrolls.

const SLICE = 8;
const LONGEST_WAIT = 500;

/** Resolves when there is time; with the moment (performance.now) at which to ask again. */
export function idle(): Promise<number> {
  return new Promise((resolve) => {
    const go = () => resolve(performance.now() + SLICE);
    if (typeof requestIdleCallback === "function")
      requestIdleCallback(go, { timeout: LONGEST_WAIT });
    else setTimeout(go, 1);
  });
}
