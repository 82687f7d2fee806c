// The department did not hand the device over: what must be recorded then. It does not count as done.

import type { Held } from "./answered";
import type { Item } from "./item";

export const REASONS = [
  "in_use",
  "not_found",
  "moved",
  "department_refused",
  "unsafe_to_test",
] as const;

export interface Unavailable {
  reason?: string;
  department?: string;
  contact_role?: string;
}

type UnavailableLack = "reason" | "department" | "contact_role" | "signature";

const RELEASE = "release";

/** Whether the checklist itself asks if the device was handed over. */
export function asksRelease(items: readonly Item[]): boolean {
  return items.some(({ id }) => id === RELEASE);
}

/** What the line `release` says; where a checklist has none, that somebody said so. */
export function isUnavailable(
  items: readonly Item[],
  held: Held,
  said: Unavailable | null | undefined,
): boolean {
  return asksRelease(items) ? held.reading(RELEASE)?.raw === "no" : Boolean(said);
}

export function unavailableLacks(
  items: readonly Item[],
  held: Held,
  said: Unavailable | null | undefined,
): { lack: UnavailableLack; item?: Item }[] {
  const words = (["reason", "department", "contact_role"] as const)
    .filter((name) => !said?.[name]?.trim())
    .map((lack) => ({ lack }));
  const unsigned = items
    .filter((item) => item.type === "signature" && !held.signed(item.id))
    .map((item) => ({ lack: "signature" as const, item }));
  return [...words, ...unsigned];
}
