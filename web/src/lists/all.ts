// All records of a kind of the person whose store is open: for what is computed outside of a component.

import { type Brief, brief, list, me, type SlimKind, type View } from "../local";
import type { Kind } from "../schema.gen";

/** Follows a change of person; null while reading. */
export function all<K extends Kind>(kind: K): View<K>[] | null {
  return me.value ? list(kind).value : null;
}

/** The same in the short form that lists need. */
export function allBrief<K extends SlimKind>(kind: K): Brief<K>[] | null {
  return me.value ? brief(kind).value : null;
}
