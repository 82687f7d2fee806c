// Keeps the app's files on the device, so that it opens without a network.

export type {};

declare const self: ServiceWorkerGlobalScope;
declare const PRECACHE: string[];
declare const BUILD: string;

const SHELL = `shell-${BUILD}`;

self.addEventListener("install", (event) => event.waitUntil(keepShell()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldShells()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin || pathname.startsWith("/api/")) return;
  event.respondWith(kept(mode === "navigate" ? "/index.html" : pathname, event.request));
});
self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
});

async function keepShell(): Promise<void> {
  const shell = await caches.open(SHELL);
  await Promise.all(PRECACHE.map(async (path) => shell.put(path, await newest(path))));
}

/** A hashed file never changes, so one kept by an older build is as good as a download. */
async function newest(path: string): Promise<Response> {
  const known = path.startsWith("/assets/") ? await caches.match(path) : undefined;
  if (known) return known;
  const answer = await fetch(path, { cache: "reload", signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

async function dropOldShells(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith("shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(path: string, request: Request): Promise<Response> {
  const shell = await caches.open(SHELL);
  return (await shell.match(path)) ?? fetch(request);
}
