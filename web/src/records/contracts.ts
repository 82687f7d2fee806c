// The names of contracts in use: on equipment, jobs and checklists.

import { computed } from "@preact/signals";
import { all, allBrief } from "../lists/all";
import type { Choice } from "../ui";

/** A checklist for any contract. */
export const ANY = "any";

export const contracts = computed<Choice[]>(() => {
  const lists = [allBrief("equipment"), allBrief("job"), all("template")];
  const names = new Set(lists.flatMap((list) => (list ?? []).map(({ value }) => value.contract)));
  const given = [...names].filter((name) => name !== undefined && name !== "" && name !== ANY);
  return given.sort().map((name) => ({ value: name ?? "", label: name ?? "" }));
});
