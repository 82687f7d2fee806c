// Work that may wait: done in the moments in which nobody taps or scrolls.

const LONGEST_SLICE = 8;
/** When no moment was free for a whole wait: so little that nobody sees it. */
const SHORTEST_SLICE = 2;
const LONGEST_WAIT = 500;

/** Up to when (performance.now) the browser has nothing else to do, as it said last. */
let free = 0;
/** How many wait for a moment of `idle`. */
let waiting = 0;

/** Resolves when there is time; with the moment (performance.now) at which to ask again. */
export async function idle(): Promise<number> {
  waiting += 1;
  const end = await slice();
  waiting -= 1;
  return end;
}

/** The same for what takes seconds: whoever else waits for a moment goes first. */
export async function idleLast(): Promise<number> {
  let end = await slice();
  while (waiting > 0) end = await slice();
  return end;
}

async function slice(): Promise<number> {
  await (free - performance.now() > LONGEST_SLICE ? aside() : browserIdle());
  const now = performance.now();
  return now + Math.min(LONGEST_SLICE, Math.max(SHORTEST_SLICE, free - now));
}

/** Browsers say it anew only every 50 ms. In between, whoever tapped is heard after each slice. */
function aside(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function browserIdle(): Promise<void> {
  return new Promise((resolve) => {
    const go = (left: number) => {
      free = performance.now() + left;
      resolve();
    };
    if (typeof requestIdleCallback === "function")
      requestIdleCallback((deadline) => go(deadline.timeRemaining()), { timeout: LONGEST_WAIT });
    else setTimeout(() => go(LONGEST_SLICE), 1);
  });
}
