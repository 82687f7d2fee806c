// The list of equipment as it is searched and grouped: made once for each set of records.

import { holds, plain, wordsOf } from "../../lists/Search";
import type { View } from "../../local";
import { either, lang } from "../../text";

export type Device = View<"equipment">;
export type Line = { head: string; id: string; n: number } | { device: Device; id: string };

export interface Wanted {
  query: string;
  hospital: string;
  state: string;
}

const texts = new WeakMap<object, string>();

/** What a search looks through; kept with the record, so that typing stays fast over thousands. */
function searched({ value, ...view }: Device): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const { name_zh, name_en, vendor, model, serial, asset_no, location, udi } = value;
  const text = plain(
    [name_zh, name_en, vendor, model, serial, asset_no, location, udi, view.id].join("\n"),
  );
  texts.set(value, text);
  return text;
}

export function matching(devices: readonly Device[], { query, hospital, state }: Wanted): Device[] {
  const words = wordsOf(query);
  return devices.filter(
    (device) =>
      (!hospital || device.value.hospital === hospital) &&
      (!state || device.value.state === state) &&
      holds(searched(device), words),
  );
}

/** Hospitals by name, in each the equipment by name, each hospital under a heading. */
export function grouped(
  devices: readonly Device[],
  hospitals: ReadonlyMap<string, string>,
): Line[] {
  const groups = new Map<string, Device[]>();
  for (const device of devices) {
    const key = device.value.hospital ?? "";
    const group = groups.get(key);
    if (group) group.push(device);
    else groups.set(key, [device]);
  }
  const name = (id: string) => hospitals.get(id) ?? "";
  const inOrder = [...groups].sort(([a], [b]) => collator().compare(name(a), name(b)));
  return inOrder.flatMap(([id, group]) => [
    { head: name(id), id: `#${id}`, n: group.length },
    ...sorted(group).map((device) => ({ device, id: device.id })),
  ]);
}

function sorted(devices: Device[]): Device[] {
  const named = devices.map((device) => ({ device, name: deviceName(device) }));
  return named.sort((a, b) => collator().compare(a.name, b.name)).map(({ device }) => device);
}

export function deviceName({ value }: Device): string {
  return either({ zh: value.name_zh ?? "", en: value.name_en || value.name_zh || "" });
}

const collators = { zh: new Intl.Collator("zh-CN"), en: new Intl.Collator("en") };

function collator(): Intl.Collator {
  return collators[lang.value];
}
