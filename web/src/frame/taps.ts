// A double tap is one tap: the second must not press what the first brought under the finger.

const SOON = 400; // milliseconds; a person who means another key needs longer
const NEAR = 24; // pixels
const CONTROL = "button, a, label, input, select, textarea, summary, [role=button]";

interface Tap {
  at: number;
  x: number;
  y: number;
  mouse: boolean;
  /** The control as it was when the finger came down, null beside one. */
  on: Element | null;
  said: string;
}

/** Listens once for the whole page. A key that stays what it was may be tapped as fast as one likes. */
export function guardTaps(page: Window): void {
  let before: Tap | null = null;
  let last: Tap | null = null;
  const down = (event: PointerEvent) => {
    before = last;
    last = tapOf(event);
  };
  const click = (event: MouseEvent) => {
    if (!before || !last || !isOther(before, last) || !isSecond(before, last, event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  page.addEventListener("pointerdown", down, { capture: true, passive: true });
  page.addEventListener("click", click, { capture: true });
}

function tapOf(event: PointerEvent): Tap {
  const { target, timeStamp: at, clientX: x, clientY: y } = event;
  const on = target instanceof Element ? target.closest(CONTROL) : null;
  const said = on ? (on.getAttribute("aria-label") ?? on.textContent ?? "") : "";
  return { at, x, y, mouse: event.pointerType === "mouse", on, said };
}

/** Another key, or the same one with other words on it. */
function isOther(before: Tap, now: Tap): boolean {
  if (before.on === null || now.on === null) return false;
  return now.on !== before.on || now.said !== before.said;
}

/** A mouse counts its clicks itself, the keyboard's is 0; phones call each tap the first. */
function isSecond(before: Tap, now: Tap, { detail }: MouseEvent): boolean {
  if (detail === 0) return false;
  if (now.mouse) return detail > 1;
  return now.at - before.at < SOON && Math.hypot(now.x - before.x, now.y - before.y) < NEAR;
}
