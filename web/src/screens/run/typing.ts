// Text while it is typed: kept on the device within 300 ms, committed when the person leaves the field, back after a kill.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { View } from "../../local";
import { penFor } from "../pen";

/** The record as it was when the typing began: a change made from it says what its author had seen. */
export interface Begun {
  current: Pick<View<never>, "saw" | "contested">;
}

/** As it lies on the device where a record is typed over; else the text alone. */
interface Kept {
  text: string;
  saw: View<never>["saw"];
}

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

/** `commit` answers whether the text is durable; until then the draft stays. `begun` comes back with a text that does. */
export function useTyping(
  key: string,
  stored: string,
  commit: (text: string) => Promise<boolean>,
  begun?: Begun,
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
      const { text, saw } = asKept(kept);
      if (text === undefined || typed.value !== null) return;
      if (text === stored) return pen.drop();
      if (begun && saw !== undefined) begun.current = { ...begun.current, saw, contested: {} };
      typed.value = text;
      restored.value = true;
    });
  }, [pen]);
  useEffect(() => () => pen.flush(), [pen]);
  const input = (text: string) => {
    typed.value = text;
    pen.keep(begun ? { text, saw: begun.current.saw } : text);
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

/** Earlier versions kept the text alone. */
function asKept(kept: unknown): Partial<Kept> {
  if (typeof kept === "string") return { text: kept };
  return kept && typeof kept === "object" && "text" in kept ? (kept as Kept) : {};
}
