// Which records a screen still shows: those that are there, and those whose deletion somebody did not know of.

import type { View } from "../local";
import type { Kind } from "../schema.gen";

/** Deleted, and nobody has anything against it. */
export function isGone({ value, contested }: View<Kind>): boolean {
  return value.deleted === true && contested.deleted === undefined;
}

/** It is there and counts. */
export function isThere({ value }: View<Kind>): boolean {
  return value.deleted !== true;
}
