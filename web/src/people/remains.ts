// What of a person still lies on a device, in words.

import type { Remains } from "../local";
import { listed } from "../records/name";
import { t } from "../text/signin";

const WORDS = {
  changes: "n_changes",
  photos: "n_photos",
  refused: "n_refused",
  drafts: "n_drafts",
} as const;

type Part = keyof typeof WORDS;

/** Sent by itself as soon as there is a network and a session. */
export const SENT = ["changes", "photos"] as const;
/** Waits for a decision of its person. */
export const DECIDED = ["refused", "drafts"] as const;

/** Empty when there is none of it. */
export function sayRemains(
  remains: Remains,
  parts: readonly Part[] = [...SENT, ...DECIDED],
): string {
  const some = parts.filter((part) => remains[part] > 0);
  return listed(some.map((part) => t(WORDS[part], { n: remains[part] })));
}
