// A slow clock for words such as "3 minutes ago"; it rests while the page is hidden.

import { signal } from "@preact/signals";

const EVERY = 20_000;

export const tick = signal(Date.now());

setInterval(beat, EVERY);
document.addEventListener("visibilitychange", beat);

function beat(): void {
  if (document.visibilityState === "visible") tick.value = Date.now();
}
