// Keeps the app's files on the device, so that it opens without a network; shows what is pushed.

export type {};

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

declare const self: ServiceWorkerGlobalScope;
declare const PRECACHE: string[];
declare const BUILD: string;

const SHELL = `shell-${BUILD}`;
const AT_ONCE = 6;
/** Milliseconds between two attempts at one file. */
const PAUSES = [1000, 4000];

self.addEventListener("install", (event) => event.waitUntil(keepShell()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldShells()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin || isElsewhere(pathname)) return;
  event.respondWith(kept(mode === "navigate" ? "/index.html" : pathname, event.request));
});
// A new version waits until a page says that nobody is in the middle of something.
self.addEventListener("message", (event) => {
  if (event.data === "skip") void self.skipWaiting();
});
self.addEventListener("push", (event) => event.waitUntil(announce(event.data)));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(pathIn(event.notification.data)));
});
// Background sync, where it exists: the pages do the work, for they hold the store.
self.addEventListener("sync" as never, (event: SyncEvent) => event.waitUntil(poke()));

/** The interface, and the guests' pages: they are not the app, also on a device that has the app. */
function isElsewhere(pathname: string): boolean {
  return /^\/((api|verify|r)(\/|$)|guest\.html$)/.test(pathname);
}

/** What was fetched stays when one fails: the next attempt goes on from there. */
async function keepShell(): Promise<void> {
  const shell = await caches.open(SHELL);
  const left = [...PRECACHE];
  const some = async () => {
    for (let path = left.shift(); path; path = left.shift())
      await shell.put(path, await newest(path));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
}

/** A hashed file never changes, so one kept by an older build is as good as a download. */
async function newest(path: string): Promise<Response> {
  const known = path.startsWith("/assets/") ? await caches.match(path) : undefined;
  return known ?? fetched(path);
}

/** One file that does not come must not cost the offline app: it is asked for again. */
async function fetched(path: string, pauses: readonly number[] = PAUSES): Promise<Response> {
  try {
    const answer = await fetch(path, { cache: "reload", signal: AbortSignal.timeout(60_000) });
    if (answer.ok) return answer;
    throw new Error(`${path}: ${answer.status}`);
  } catch (error) {
    const [pause, ...rest] = pauses;
    if (pause === undefined) throw error;
    await new Promise((done) => setTimeout(done, pause));
    return fetched(path, rest);
  }
}

/** The shell before this one stays: a page of it may still be open and fetch a part that comes later. */
async function dropOldShells(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith("shell-"));
  const older = shells.filter((name) => name !== SHELL).slice(0, -1);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(path: string, request: Request): Promise<Response> {
  const shell = await caches.open(SHELL);
  return (await shell.match(path)) ?? (await caches.match(path)) ?? fetch(request);
}

interface Told {
  title?: string;
  body?: string;
  navigate?: string;
  tag?: string;
}

/** A push without a word must be shown too: browsers take the right away from those who stay silent. */
async function announce(data: PushMessageData | null): Promise<void> {
  const { title = "守诺 Kept", body = "", navigate = "/", tag } = told(data);
  const options: NotificationOptions = { body, data: navigate, icon: "/icons/kept-192.png" };
  await Promise.all([
    self.registration.showNotification(title, tag === undefined ? options : { ...options, tag }),
    poke(),
  ]);
}

function told(data: PushMessageData | null): Told {
  try {
    return (data?.json() as { notification?: Told } | undefined)?.notification ?? {};
  } catch {
    return {};
  }
}

/** Asks every open page for a round with the server. */
async function poke(): Promise<void> {
  for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage("sync");
}

async function open(path: string): Promise<void> {
  const [page] = await self.clients.matchAll({ type: "window" });
  if (!page) return void (await self.clients.openWindow(path));
  await page.focus();
  page.postMessage({ open: path });
}

/** Only a path of our own: whatever a push says, it does not lead elsewhere. */
function pathIn(data: unknown): string {
  const url = new URL(typeof data === "string" ? data : "/", self.location.origin);
  return url.origin === self.location.origin ? url.pathname + url.search + url.hash : "/";
}
