// Where a value stands: with the run and the item, a reading can be said in the checklist's own words.

import type { View } from "../../local";
import type { Where } from "../../records/fields";
import type { Kind } from "../../schema.gen";

export function whereOf(view: View<Kind>): Where {
  const value = view.value as { run?: string; item?: string };
  return { kind: view.kind, run: value.run, item: value.item };
}
