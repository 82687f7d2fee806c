// Shows the screen of the current address: loads it, puts scroll and focus where a person expects them.

import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { me } from "../local";
import { land, place, scrolledTo } from "../router";
import { atHand, type Found, fetchNext, find, load, type ScreenProps } from "../routes";
import { Boundary } from "./Boundary";
import { Broken } from "./Broken";

interface Shown {
  Screen: ComponentType<ScreenProps>;
  found: Found;
  depth: number;
}

const RESTORE_WITHIN = 1500;

export function Outlet() {
  const shown = useShown();
  useArrival(shown);
  const ready = shown !== null && me.value !== null;
  useEffect(() => {
    if (ready) void fetchNext();
  }, [ready]);
  if (!shown) return null;
  const { Screen, found } = shown;
  return (
    <Boundary key={found.address}>
      <Screen params={found.params} />
    </Boundary>
  );
}

/** The screen before stays until the next one has been loaded, so nothing flashes. */
function useShown(): Shown | null {
  const { path, depth } = place.value;
  const [shown, setShown] = useState(() => already(path, depth));
  const early = useRef(shown);
  useEffect(() => {
    const drawn = early.current;
    early.current = null;
    if (drawn) return;
    let wanted = true;
    const found = find(path);
    const show = (Screen: Shown["Screen"]) => wanted && setShown({ Screen, found, depth });
    load(found).then(
      (part) => show(part.default),
      (error) => show(() => <Broken error={error} part />),
    );
    return () => {
      wanted = false;
    };
  }, [path, depth]);
  return shown;
}

/** The first screen, where its part came before the store was open. */
function already(path: string, depth: number): Shown | null {
  const found = find(path);
  const part = atHand(found);
  return part && { Screen: part.default, found, depth };
}

function useArrival(shown: Shown | null): void {
  const first = useRef(true);
  useLayoutEffect(() => {
    if (!shown) return;
    if (!first.current) focusHeading();
    first.current = false;
    return scrollBack(scrolledTo(shown.depth));
  }, [shown]);
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>("#main h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

/** A list may still be loading when its screen appears: tries until it is long enough or the person scrolls. */
function scrollBack(y: number): () => void {
  const until = performance.now() + RESTORE_WITHIN;
  let frame = 0;
  const end = () => {
    cancelAnimationFrame(frame);
    for (const event of ["wheel", "touchstart", "keydown"]) removeEventListener(event, end);
    land();
  };
  const attempt = () => {
    scrollTo(0, y);
    if (Math.abs(scrollY - y) < 2 || performance.now() > until) end();
    else frame = requestAnimationFrame(attempt);
  };
  for (const event of ["wheel", "touchstart", "keydown"])
    addEventListener(event, end, { passive: true });
  attempt();
  return end;
}
