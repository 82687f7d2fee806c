// The bytes of a report: one way only to write it down (RFC 8785), so that a hash says all of it.

import canonicalize from "canonicalize";
import type { Report } from "./document";

// The library asks this of every string; Firefox knows it from 119 on, a chat app's browser may be older.
if (!("isWellFormed" in String.prototype))
  Object.defineProperty(String.prototype, "isWellFormed", {
    configurable: true,
    writable: true,
    value(this: string) {
      return !/\p{Surrogate}/u.test(this);
    },
  });

/** The text that is hashed and signed. Throws TypeError for what JSON cannot say. */
export function canonical(report: Report): string {
  const text = canonicalize(clean(report));
  if (text === undefined) throw new TypeError("a report is an object");
  return text;
}

/** Whether a text is written in the one way. False also for what is no JSON. */
export function isCanonical(text: string): boolean {
  try {
    return canonicalize(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

/** Strings in one form of writing, half an emoji as the sign for an unreadable one, no holes. */
function clean(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\p{Surrogate}/gu, "\ufffd").normalize("NFC");
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== "object") return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)]));
}
