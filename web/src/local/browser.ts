// The outside world as a browser has it; whatever a browser lacks is left out, not faked.

import type { Channel, World } from "./world";

declare const __BUILD__: string | undefined;

export function browserWorld(): World {
  return {
    get indexedDB() {
      return indexedDB;
    },
    fetch: (path, init) => fetch(path, init),
    now: () => Date.now(),
    mono: () => performance.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    channel: openChannel,
    alone: oneAtATime(),
    recall,
    remember,
    storage: typeof navigator === "undefined" ? null : (navigator.storage ?? null),
    label: label(),
    app: typeof __BUILD__ === "undefined" ? "dev" : __BUILD__,
  };
}

function openChannel(name: string, hear: (message: unknown) => void): Channel | null {
  if (typeof BroadcastChannel === "undefined") return null;
  const line = new BroadcastChannel(name);
  line.onmessage = (event) => hear(event.data);
  return { post: (message) => line.postMessage(message), close: () => line.close() };
}

/** Web Locks where they exist; else one at a time within this page, and the server sorts out the rest. */
function oneAtATime(): World["alone"] {
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  if (locks) return async (name, work) => await locks.request(name, work);
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, mine);
    return mine;
  };
}

/** Local storage and a cookie: browsers throw them away at different times. */
function recall(key: string): string | null {
  return fromStorage(key) ?? fromCookie(key);
}

function fromStorage(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // blocked by a setting of the browser
  }
}

function fromCookie(key: string): string | null {
  if (typeof document === "undefined") return null;
  const start = `${encodeURIComponent(key)}=`;
  const found = document.cookie.split("; ").find((part) => part.startsWith(start));
  return found ? decodeURIComponent(found.slice(start.length)) : null;
}

function remember(key: string, word: string): void {
  try {
    localStorage.setItem(key, word);
  } catch {
    // full or blocked: the cookie remains
  }
  if (typeof document === "undefined" || word.length > 200) return;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is missing in two of three engines
  document.cookie = `${encodeURIComponent(key)}=${encodeURIComponent(word)}; Max-Age=34560000; Path=/; SameSite=Strict${secure}`;
}

function label(): string {
  if (typeof navigator === "undefined") return "device";
  const agent = navigator.userAgent;
  const system = /iPhone|iPad|Android|Windows|Macintosh|Linux/.exec(agent)?.[0] ?? "";
  const browser = /Edg|Firefox|MicroMessenger|Chrome|Safari/.exec(agent)?.[0] ?? "";
  return [system, browser].filter(Boolean).join(" · ") || "device";
}
