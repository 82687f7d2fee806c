// Waits until a signal shows what is expected; fails with what it showed instead.

import type { ReadonlySignal } from "@preact/signals";

export function until<T>(
  seen: ReadonlySignal<T>,
  wanted: (value: T) => boolean,
  limit = 2_000,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let over = () => {};
    const timer = setTimeout(() => {
      over();
      reject(new Error(`waited in vain; the last was ${JSON.stringify(seen.peek())}`));
    }, limit);
    over = seen.subscribe((value) => {
      if (!wanted(value)) return;
      clearTimeout(timer);
      resolve(value);
      queueMicrotask(() => over());
    });
  });
}
