// Carries a card by mouse or finger to another cell: a finger must rest on it first, so that lists still scroll.

import { useEffect, useRef } from "preact/hooks";

const REST = 350;
const FAR = 6;
const EDGE = 56;
const STEP = 14;

interface Carried {
  card: HTMLElement;
  ghost: HTMLElement;
  dx: number;
  dy: number;
}

/**
 * Cards carry `data-card`, and `data-ended` when they stay where they are; cells carry `data-cell`. `drop` gets both names when a card was let go over another cell.
 * The click that ends a carry is swallowed.
 */
export function useDrag(
  place: { current: HTMLElement | null },
  drop: (card: string, cell: string) => void,
  on: boolean,
): void {
  const dropped = useRef(drop);
  dropped.current = drop;
  useEffect(() => {
    const ground = place.current;
    if (!ground || !on) return;
    return watch(ground, (card, cell) => dropped.current(card, cell));
  }, [place.current, on]);
}

function watch(ground: HTMLElement, drop: (card: string, cell: string) => void): () => void {
  let carried: Carried | null = null;
  let waiting: { card: HTMLElement; x: number; y: number; timer: number; touch: boolean } | null =
    null;
  let over: Element | null = null;

  const lift = (x: number, y: number) => {
    if (waiting) carried = pick(waiting.card, x, y);
    waiting = null;
  };
  const forget = () => {
    clearTimeout(waiting?.timer);
    waiting = null;
    over?.removeAttribute("data-over");
    over = null;
    carried?.ghost.remove();
    carried?.card.removeAttribute("data-carried");
    carried = null;
  };
  const down = (event: PointerEvent) => {
    const card = (event.target as Element).closest<HTMLElement>("[data-card]:not([data-ended])");
    if (!card || event.button !== 0 || !event.isPrimary) return;
    const { clientX: x, clientY: y } = event;
    const touch = event.pointerType !== "mouse";
    waiting = { card, x, y, touch, timer: touch ? setTimeout(() => lift(x, y), REST) : 0 } as never;
  };
  const moved = (event: PointerEvent) => {
    const { clientX: x, clientY: y } = event;
    if (waiting && Math.hypot(x - waiting.x, y - waiting.y) > FAR)
      waiting.touch ? forget() : lift(waiting.x, waiting.y);
    if (!carried) return;
    carried.ghost.style.transform = `translate(${x - carried.dx}px, ${y - carried.dy}px)`;
    scrollNear(y);
    const found = cellAt(x, y);
    if (found === over) return;
    over?.removeAttribute("data-over");
    found?.setAttribute("data-over", "");
    over = found;
  };
  const up = (event: PointerEvent) => {
    const card = carried?.card.dataset.card;
    const cell = (cellAt(event.clientX, event.clientY) as HTMLElement | null)?.dataset.cell;
    if (carried) swallowClick(ground);
    forget();
    if (card !== undefined && cell !== undefined) drop(card, cell);
  };
  const still = (event: Event) => {
    if (carried) event.preventDefault();
  };
  const menu = (event: Event) => {
    if (carried || waiting?.touch) event.preventDefault();
  };
  const leave = (event: KeyboardEvent) => event.key === "Escape" && forget();
  const ears: [EventTarget, string, (event: never) => void, AddEventListenerOptions?][] = [
    [ground, "pointerdown", down],
    [window, "pointermove", moved],
    [window, "pointerup", up],
    [window, "pointercancel", forget],
    [window, "touchmove", still, { passive: false }],
    [ground, "contextmenu", menu],
    [window, "keydown", leave],
  ];
  for (const [at, name, ear, how] of ears) at.addEventListener(name, ear as EventListener, how);
  return () => {
    forget();
    for (const [at, name, ear] of ears) at.removeEventListener(name, ear as EventListener);
  };
}

function pick(card: HTMLElement, x: number, y: number): Carried {
  const box = card.getBoundingClientRect();
  const ghost = card.cloneNode(true) as HTMLElement;
  ghost.removeAttribute("data-card");
  ghost.classList.add("week-ghost");
  ghost.style.width = `${box.width}px`;
  ghost.style.transform = `translate(${box.left}px, ${box.top}px)`;
  document.body.append(ghost);
  card.setAttribute("data-carried", "");
  navigator.vibrate?.(10);
  return { card, ghost, dx: x - box.left, dy: y - box.top };
}

function cellAt(x: number, y: number): Element | null {
  return document.elementFromPoint(x, y)?.closest("[data-cell]") ?? null;
}

function scrollNear(y: number): void {
  if (y < EDGE * 2) scrollBy(0, -STEP);
  if (y > innerHeight - EDGE) scrollBy(0, STEP);
}

/** A card let go where it was is not opened. */
function swallowClick(ground: HTMLElement): void {
  const swallow = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  ground.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => ground.removeEventListener("click", swallow, { capture: true }), 60);
}
