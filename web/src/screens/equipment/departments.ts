// Names of all departments at hand.

import { computed } from "@preact/signals";
import { all } from "../../lists/all";
import { either } from "../../text";

export const departments = computed(() =>
  (all("department") ?? []).map(({ id, value }) => ({
    id,
    hospital: value.hospital ?? "",
    name: either(value),
  })),
);

export const departmentNames = computed(
  () => new Map(departments.value.map(({ id, name }) => [id, name])),
);
