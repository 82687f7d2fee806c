// Keeps what a hand is at: on the device soon, at once when the page may be going, and never in another person's store.

import { draft, dropDraft, keepDraft, me } from "../local";

const SOON = 250;

export interface Pen<T> {
  keep(value: T): void;
  flush(): void;
  drop(): void;
  /** After the first paint, what was kept before; call what is returned when it is wanted no more. */
  recall(found: (kept: T) => void): () => void;
}

/** What is being entered and not yet kept: when the page may be going, all of it is kept at once. */
const open = new Set<() => void>();
const flushAll = () => {
  for (const flush of open) flush();
};
addEventListener("pagehide", flushAll);
document.addEventListener("visibilitychange", flushAll);

export function penFor<T>(key: string): Pen<T> {
  let author: string | undefined;
  /** On a shared tablet another may have come before the last stroke was kept. */
  const isAuthors = () => author === undefined || me.peek()?.id === author;
  let waiting: { value: T } | null = null;
  let timer = 0;
  const flush = () => {
    clearTimeout(timer);
    open.delete(flush);
    if (waiting && isAuthors()) keepDraft(key, waiting.value).catch(console.error);
    waiting = null;
  };
  return {
    keep(value) {
      if (waiting === null) timer = window.setTimeout(flush, SOON);
      open.add(flush);
      author ??= me.peek()?.id;
      waiting = { value };
    },
    flush,
    drop() {
      waiting = null;
      flush();
      if (isAuthors()) dropDraft(key).catch(console.error);
    },
    recall(found) {
      let wanted = true;
      const look = async () => {
        const kept = (await draft(key)) as T | undefined;
        if (wanted && kept !== undefined) found(kept);
      };
      const timer = setTimeout(() => void look().catch(console.error), 0);
      return () => {
        wanted = false;
        clearTimeout(timer);
      };
    },
  };
}
