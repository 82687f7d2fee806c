// Moves between screens with the browser's own history: addresses, back, scroll and focus stay as people expect.

import { signal } from "@preact/signals";
import { topmost } from "./covers";

export interface Place {
  /** Path with search and hash, as in the address bar. */
  path: string;
  /** Number of this history entry since the app was opened; 0 is the first. */
  depth: number;
}

export const place = signal<Place>(current());

const scrolled = new Map<number, number>();
let landed = true;
/** The app itself goes back: that is meant for the screen. */
let leaving = false;

/** Listens to the browser; call once at start. */
export function route(): void {
  history.scrollRestoration = "manual";
  history.replaceState({ depth: place.value.depth }, "");
  addEventListener("popstate", stepped);
  addEventListener("scroll", remember, { passive: true });
  document.addEventListener("click", follow);
}

/** To the address where one is already, as after a double tap, there is no second step to go back from. */
export function go(path: string, how: { replace?: boolean } = {}): void {
  const replace = how.replace || path === place.value.path;
  const depth = replace ? place.value.depth : place.value.depth + 1;
  for (const old of scrolled.keys()) if (old >= depth) scrolled.delete(old);
  if (replace) history.replaceState({ depth }, "", path);
  else history.pushState({ depth }, "", path);
  arrive();
}

/** To the screen before; when the app was opened on this one, to its parent. */
export function back(parent = "/"): void {
  if (place.value.depth > 0) {
    leaving = true;
    history.back();
  } else go(parent, { replace: true });
}

/** How far the person had scrolled on this entry when it was left; 0 for a new one. */
export function scrolledTo(depth: number): number {
  return scrolled.get(depth) ?? 0;
}

/** The screen of this place is there and scrolled: from now on scrolling is the person's. */
export function land(): void {
  landed = true;
}

/** `match("/job/:job", "/job/J1")` is `{job: "J1"}`; null when the pattern does not fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = parts(pattern);
  const given = parts(path);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const text = given[i] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decode(text);
    else if (part !== text) return null;
  }
  return params;
}

/** The address of something with an id: `to("job", id)`. */
export function to(...steps: string[]): string {
  return `/${steps.map(encodeURIComponent).join("/")}`;
}

function parts(path: string): string[] {
  return (path.split(/[?#]/, 1)[0] ?? "").split("/").filter(Boolean);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function stepped(): void {
  const { path, depth } = current();
  const away = place.value.depth - depth;
  const top = leaving ? undefined : topmost();
  leaving = false;
  if (top && away !== 0) {
    history.go(away);
    top();
  } else if (away !== 0 || path !== place.value.path) arrive();
}

function arrive(): void {
  landed = false;
  place.value = current();
}

/** Between two screens the browser scrolls by itself; that must not be taken for the person's wish. */
function remember(): void {
  if (landed) scrolled.set(place.value.depth, scrollY);
}

function current(): Place {
  const { pathname, search, hash } = location;
  const state = history.state as { depth?: unknown } | null;
  const depth = typeof state?.depth === "number" ? state.depth : 0;
  return { path: pathname + search + hash, depth };
}

/** A plain click on a link of this app stays in the app. */
function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || !stays(link)) return;
  event.preventDefault();
  const path = link.pathname + link.search + link.hash;
  if (path !== place.value.path) go(path, { replace: link.hasAttribute("data-replace") });
}

function stays(link: HTMLAnchorElement): boolean {
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return false;
  return !link.getAttribute("href")?.startsWith("#") && !link.pathname.startsWith("/api/");
}
