// A slow clock for words such as "3 minutes ago" and for what day it is: the server's time as far as it is known.

import { computed, signal } from "@preact/signals";
import { clock } from "../sync";
import { dayOf } from "../text";

const EVERY = 20_000;

const beat = signal(Date.now());
/** In whole seconds: each round measures it anew, and a few milliseconds are no reason to redraw. */
const offset = computed(() => Math.round((clock.value.offset ?? 0) / 1000) * 1000);

export const tick = computed(() => beat.value + offset.value);

/** What day it is in Shanghai: changes once a day only. */
export const today = computed(() => dayOf(tick.value));

/** What this device's clock said, as the server's clock would have; read it in a component. */
export function ofDevice(at: number): number {
  return at + offset.value;
}

setInterval(onward, EVERY);
document.addEventListener("visibilitychange", onward);

/** It rests while the page is hidden. */
function onward(): void {
  if (document.visibilityState === "visible") beat.value = Date.now();
}
