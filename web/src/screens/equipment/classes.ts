// The classes of equipment: the usual ones, and those that the firm gave names of its own.

import { computed } from "@preact/signals";
import { all, allBrief } from "../../lists/all";
import { classes } from "../../text/classes";
import type { Choice } from "../../ui";

/** A class that is not known here keeps its own name. */
export function className(code: string): string {
  return classes.named(code) || code;
}

export const knownClasses = computed<Choice[]>(() => {
  const lists = [allBrief("equipment"), all("template")];
  const used = lists.flatMap((list) => (list ?? []).map(({ value }) => value.device_class ?? ""));
  const own = [...new Set(used)].filter((code) => code && !Object.hasOwn(classes.area, code));
  return [...Object.keys(classes.area), ...own.sort()].map((value) => ({
    value,
    label: className(value),
  }));
});
