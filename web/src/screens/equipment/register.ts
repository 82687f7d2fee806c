// The list of equipment as it is searched and grouped: made once for each set of records.

import { holds, plain, wordsOf } from "../../lists/Search";
import type { View } from "../../local";
import { either, lang } from "../../text";

export type Device = View<"equipment">;
export type Heading = { head: string; id: string; n: number };
export type Line = Heading | { device: Device; id: string };

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

/** Hospitals by name, in each the equipment by name. Sorting Chinese is slow: once for each set of records. */
export function inOrder(
  devices: readonly Device[],
  hospitals: ReadonlyMap<string, string>,
): Device[] {
  const places = new Map(
    [...hospitals].sort(([, a], [, b]) => collator().compare(a, b)).map(([id], i) => [id, i]),
  );
  const place = (device: Device) => places.get(device.value.hospital ?? "") ?? places.size;
  const named = devices.map((device) => ({
    device,
    place: place(device),
    name: deviceName(device),
  }));
  named.sort((a, b) => a.place - b.place || collator().compare(a.name, b.name));
  return named.map(({ device }) => device);
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

/** Puts a heading before each hospital's equipment; the devices are in order. */
export function grouped(
  devices: readonly Device[],
  hospitals: ReadonlyMap<string, string>,
): Line[] {
  const lines: Line[] = [];
  let head: Heading = { head: "", id: "", n: 0 };
  for (const device of devices) {
    const place = device.value.hospital ?? "";
    if (head.id !== `#${place}`) {
      head = { head: hospitals.get(place) ?? "", id: `#${place}`, n: 0 };
      lines.push(head);
    }
    head.n += 1;
    lines.push({ device, id: device.id });
  }
  return lines;
}

export function deviceName({ value }: Device): string {
  return either({ zh: value.name_zh ?? "", en: value.name_en || value.name_zh || "" });
}

const collators = { zh: new Intl.Collator("zh-CN"), en: new Intl.Collator("en") };

function collator(): Intl.Collator {
  return collators[lang.value];
}
