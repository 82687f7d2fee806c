// Whether and how the app can be installed here: only an installed app surely keeps its storage.

import { signal } from "@preact/signals";

interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: "accepted" | "dismissed" }>;
}

/** How installing goes in this browser; null when it is installed already or nothing is known to work. */
type InstallWay = "prompt" | "ios" | "wechat" | null;

const offered = signal<InstallEvent | null>(null);
const installed = signal(isStandalone());

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offered.value = event as InstallEvent;
});
addEventListener("appinstalled", () => {
  installed.value = true;
});

export function installWay(): InstallWay {
  if (installed.value) return null;
  if (/MicroMessenger/i.test(navigator.userAgent)) return "wechat";
  if (offered.value) return "prompt";
  return isApple() ? "ios" : null;
}

export async function install(): Promise<void> {
  const event = offered.value;
  offered.value = null;
  await event?.prompt();
}

function isStandalone(): boolean {
  return (
    matchMedia("(display-mode: standalone)").matches ||
    ("standalone" in navigator && Boolean(navigator.standalone))
  );
}

/** An iPad says that it is a Mac, but a Mac has no touch screen. */
function isApple(): boolean {
  const agent = navigator.userAgent;
  return (
    /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1)
  );
}
