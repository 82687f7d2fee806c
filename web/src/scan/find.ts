// Which devices a label belongs to, from this device's own store.

import { computed } from "@preact/signals";
import { allBrief } from "../lists/all";
import type { Brief } from "../local";
import { contradicts, keysOf, wantedKeys } from "./keys";
import type { Label } from "./label";

type Device = Brief<"equipment">;

/** Devices by key; made once for each set of records. */
const shelf = computed((): Map<string, Device[]> | null => {
  const devices = allBrief("equipment");
  if (!devices) return null;
  const byKey = new Map<string, Device[]>();
  for (const device of devices)
    for (const key of keysOf(device.value)) {
      const known = byKey.get(key);
      if (known) known.push(device);
      else byKey.set(key, [device]);
    }
  return byKey;
});

/** Null while the register is being read; else the ids, best first. */
export function find(label: Label): string[] | null {
  const devices = shelf.value;
  if (!devices) return null;
  if (label.equipment) {
    const own = allBrief("equipment")?.some(({ id }) => id === label.equipment);
    return own ? [label.equipment] : [];
  }
  for (const key of wantedKeys(label)) {
    const found = (devices.get(key) ?? []).filter(({ value }) => !contradicts(label, value));
    if (found.length) return found.map(({ id }) => id);
  }
  return [];
}
