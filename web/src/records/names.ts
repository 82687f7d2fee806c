// Names of all hospitals and all equipment at hand, for lists that say thousands of them.

import { computed } from "@preact/signals";
import { all, allBrief } from "../lists/all";
import { either } from "../text";

export const hospitalNames = computed(
  () => new Map((all("hospital") ?? []).map(({ id, value }) => [id, either(value)])),
);

export const equipmentNames = computed(
  () =>
    new Map(
      (allBrief("equipment") ?? []).map(({ id, value: { name_zh = "", name_en } }) => [
        id,
        either({ zh: name_zh, en: name_en || name_zh }),
      ]),
    ),
);
