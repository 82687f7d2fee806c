// Asks the server without a session: the guests' pages only read.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const LIMIT = 20_000;

export type Told<T> =
  | { state: "asking" }
  | { state: "nothing" }
  /** `said` where the server gave a sentence. */
  | { state: "failed"; said: { zh: string; en: string } | null }
  | { state: "told"; answer: T };

export async function ask<T>(path: string): Promise<Told<T>> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LIMIT);
  try {
    const response = await fetch(path, { credentials: "omit", signal: limit.signal });
    if (response.status === 404) return { state: "nothing" };
    const body = (await response.json()) as T & { message?: { zh: string; en: string } };
    if (!response.ok) return { state: "failed", said: body.message ?? null };
    return { state: "told", answer: body };
  } catch {
    return { state: "failed", said: null };
  } finally {
    clearTimeout(timer);
  }
}

/** Asked once for each address, and again when the person says so. */
export function useAsk<T>(path: string): [Told<T>, () => void] {
  const told = useSignal<Told<T>>({ state: "asking" });
  const go = () => {
    told.value = { state: "asking" };
    void ask<T>(path).then((found) => {
      told.value = found;
    });
  };
  useEffect(go, [path]);
  return [told.value, go];
}
