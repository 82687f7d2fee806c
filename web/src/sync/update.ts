// A new version of the app waits until the person is ready for it; nothing is swapped under a running form.

import { type ReadonlySignal, signal } from "@preact/signals";

const TOLD_AGAIN = 5_000;
const SOON = 10_000;
const RARELY = 600_000;

const ready = signal(false);
let waiting: ServiceWorker | null = null;
let asked = false;

/** A new version lies on the device. */
export const updateReady: ReadonlySignal<boolean> = ready;

/** Lets the new version take over; the page reloads itself when it has. A worker that did not hear is told again. */
export function applyUpdate(): void {
  asked = true;
  if (waiting && waiting.state !== "redundant") {
    waiting.postMessage("skip");
    setTimeout(applyUpdate, TOLD_AGAIN);
  } else location.reload();
}

/** Registers the worker; `poked` is called when it wants a round (a push message, background sync). */
export async function registerWorker(poked: () => void): Promise<void> {
  if (typeof navigator === "undefined" || !("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener("message", (event) => {
    if (event.data === "sync") poked();
  });
  const hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (hadOne) announce(null); // another tab has let it take over
  });
  await register(hadOne, SOON);
}

/** Until it is there the app does not open without a network: where it could not be installed it is tried again, ever less often. */
async function register(hadOne: boolean, pause: number): Promise<void> {
  const again = () => setTimeout(() => void register(hadOne, Math.min(2 * pause, RARELY)), pause);
  const registration = await navigator.serviceWorker.register("/sw.js").catch(() => null);
  if (!registration) return void again();
  if (registration.waiting && hadOne) announce(registration.waiting);
  const first = registration.installing;
  first?.addEventListener("statechange", () => {
    if (first.state === "redundant" && !registration.active) again();
  });
  registration.addEventListener("updatefound", () => watch(registration.installing));
}

function watch(worker: ServiceWorker | null): void {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) announce(worker);
  });
}

function announce(worker: ServiceWorker | null): void {
  waiting = worker;
  ready.value = true;
}
