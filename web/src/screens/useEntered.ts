// What is entered in a sheet or form: kept on this device as it is entered, back after a kill, gone when saved or given up.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { View } from "../local";
import type { Kind } from "../schema.gen";
import type { Unfinished } from "../ui";
import { penFor } from "./pen";

interface Entering<T, B> {
  /** The record as it was when the entering began: a change made from it says what its author had seen. */
  begun: B;
  entered: T;
  enter: (to: Partial<T>) => void;
  draft: Unfinished;
}

/** As it lies on the device; nothing of a record that is still to be made, so that two windows never make the same one. */
interface Kept<T, B> {
  begun: B | null;
  entered: Partial<T>;
}

/** `sheet` names the sheet, and whose it is where there is no record. Members of T are what a structured clone takes. */
export function useEntered<T extends object, B extends View<Kind> | null>(
  sheet: string,
  view: B,
  fresh: (view: B) => T,
): Entering<T, B> {
  const latest = useRef(view);
  latest.current = view;
  const [begun, setBegun] = useState(view);
  const typed = useSignal<Partial<T>>({});
  const restored = useSignal(false);
  const key = `sheet/${sheet}/${view?.known ? view.id : "new"}`;
  const pen = useMemo(() => penFor<Kept<T, B>>(key), []);
  useEffect(
    () =>
      pen.recall((kept) => {
        if (kept.begun) setBegun(kept.begun);
        typed.value = { ...kept.entered, ...typed.peek() };
        restored.value = true;
      }),
    [pen],
  );
  useEffect(() => () => pen.flush(), [pen]);
  const enter = (to: Partial<T>) => {
    typed.value = { ...typed.peek(), ...to };
    pen.keep({ begun: begun?.known ? begun : null, entered: typed.value });
  };
  const startOver = () => {
    setBegun(latest.current);
    typed.value = {};
    restored.value = false;
    pen.drop();
  };
  return {
    begun,
    entered: { ...fresh(begun), ...typed.value },
    enter,
    draft: { restored: restored.value, drop: pen.drop, startOver },
  };
}
