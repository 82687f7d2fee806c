// All records of a kind of the person whose store is open: for what is computed outside of a component.

import { list, me, type View } from "../local";
import type { Kind } from "../schema.gen";

/** Follows a change of person; null while reading. */
export function all<K extends Kind>(kind: K): View<K>[] | null {
  return me.value ? list(kind).value : null;
}
