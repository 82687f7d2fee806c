// Text while it is typed: kept on the device within 300 ms, committed when the person leaves the field, back after a kill.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { draft, dropDraft, keepDraft } from "../../local";

const SOON = 250;

export interface Typing {
  /** What the field shows: what is being typed, else what is stored. */
  text: string;
  /** It was typed before the app was ended and never confirmed. */
  restored: boolean;
  dirty: boolean;
  input: (text: string) => void;
  /** Stores what was typed; without a change it does nothing. */
  commit: () => void;
}

/** `commit` answers whether the text is durable; until then the draft stays. */
export function useTyping(
  key: string,
  stored: string,
  commit: (text: string) => Promise<boolean>,
): Typing {
  const typed = useSignal<string | null>(null);
  const restored = useSignal(false);
  const latest = useRef({ stored, commit });
  latest.current = { stored, commit };
  const pen = useMemo(() => keeper(key), [key]);
  useEffect(() => restore(key, latest.current.stored, typed, restored), [key]);
  useEffect(() => () => pen.flush(), [pen]);
  const input = (text: string) => {
    typed.value = text;
    pen.keep(text);
  };
  const end = async () => {
    const text = typed.peek();
    if (text === null) return;
    restored.value = false;
    if (text !== latest.current.stored && !(await latest.current.commit(text))) return;
    if (typed.peek() === text) {
      typed.value = null;
      pen.drop();
    }
  };
  const text = typed.value ?? stored;
  const dirty = typed.value !== null && typed.value !== stored;
  return { text, restored: restored.value, dirty, input, commit: () => void end() };
}

interface Keeper {
  keep(text: string): void;
  flush(): void;
  drop(): void;
}

/** What is being typed and not yet kept: when the page may be going, all of it is kept at once. */
const open = new Set<() => void>();
const flushAll = () => {
  for (const flush of open) flush();
};
addEventListener("pagehide", flushAll);
document.addEventListener("visibilitychange", flushAll);

/** Keeps the last text soon, and at once when the page may be going. */
function keeper(key: string): Keeper {
  let waiting: string | null = null;
  let timer = 0;
  const flush = () => {
    clearTimeout(timer);
    open.delete(flush);
    if (waiting !== null) keepDraft(key, waiting).catch(console.error);
    waiting = null;
  };
  const keep = (text: string) => {
    if (waiting === null) timer = window.setTimeout(flush, SOON);
    open.add(flush);
    waiting = text;
  };
  const drop = () => {
    waiting = null;
    flush();
    void dropDraft(key);
  };
  return { keep, flush, drop };
}

/** After the first paint: a draft that says something else than what is stored comes back into the field. */
function restore(
  key: string,
  stored: string,
  typed: { value: string | null },
  restored: { value: boolean },
): () => void {
  let wanted = true;
  const look = async () => {
    const kept = await draft(key);
    if (!wanted || typeof kept !== "string" || typed.value !== null) return;
    if (kept === stored) return void dropDraft(key);
    typed.value = kept;
    restored.value = true;
  };
  const timer = setTimeout(() => void look().catch(console.error), 0);
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}
