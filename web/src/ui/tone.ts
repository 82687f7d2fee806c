// What a colour means here; every tone comes with an icon and a word, so that nobody must see colour.

import type { LucideIcon } from "lucide-preact";

export type Tone = "good" | "bad" | "watch" | "quiet" | "split" | "info";
export type Icon = LucideIcon;

/** Class names that apply, one string. */
export function names(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
