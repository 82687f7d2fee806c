// Text while it is typed: kept on the device within 300 ms, committed when the person leaves the field, back after a kill.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { penFor } from "../pen";

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
  const pen = useMemo(() => penFor<unknown>(key), [key]);
  // A draft that says something else than what is stored comes back into the field.
  useEffect(() => {
    const { stored } = latest.current;
    return pen.recall((kept) => {
      if (typeof kept !== "string" || typed.value !== null) return;
      if (kept === stored) return pen.drop();
      typed.value = kept;
      restored.value = true;
    });
  }, [pen]);
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
