// Around what appears by itself above a screen.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { keepStill } from "./still";

interface SteadyProps {
  children: ComponentChildren;
  class?: string;
  /** One more came, and stands above what is to be seen. */
  onHidden?: () => void;
}

export function Steady({ children, class: style = "steady", onHidden }: SteadyProps) {
  const box = useRef<HTMLDivElement>(null);
  const told = useRef(onHidden);
  told.current = onHidden;
  useEffect(
    () => (box.current ? keepStill(box.current, { hidden: () => told.current?.() }) : undefined),
    [],
  );
  return (
    <div ref={box} class={style}>
      {children}
    </div>
  );
}
