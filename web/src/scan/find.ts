// Which devices a label belongs to, from this device's own store: asked of its index, not of every row.

import { find as findByCode, see } from "../local";
import { contradicts, wantedKeys } from "./keys";
import type { Label } from "./label";

/** The ids; what the label names exactly counts more than a serial number alone. */
export async function find(label: Label): Promise<string[]> {
  if (label.equipment) return (await isHere(label.equipment)) ? [label.equipment] : [];
  for (const key of wantedKeys(label)) {
    const found = (await findByCode(key)).filter(({ value }) => !contradicts(label, value));
    if (found.length) return found.map(({ id }) => id);
  }
  return [];
}

/** Once the record has been looked for. */
function isHere(id: string): Promise<boolean> {
  const device = see("equipment", id);
  return new Promise((done) => {
    const end = device.subscribe(({ loaded, known, value }) => {
      if (!loaded) return;
      queueMicrotask(() => end());
      done(known && !value.deleted);
    });
  });
}
