// The register of equipment as it is searched, narrowed, sorted and grouped.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { allBrief } from "../../lists/all";
import type { Brief } from "../../local";
import { hospitalNames } from "../../records/names";
import { type Band, bandOf, scoreOf, total } from "../../records/score";
import { type Entry, entry, looked, spelled, textOf } from "../../search";
import { either, lang } from "../../text";
import { className } from "./classes";
import { departmentNames } from "./departments";
import { type Due, dueDays, dueOf } from "./due";
import type { State } from "./states";

export type Device = Brief<"equipment">;
export type Sort = "hospital" | "name" | "model" | "serial" | "risk" | "due";

export interface Wanted {
  query: string;
  hospital: string;
  department: string;
  device_class: string;
  state: State | "";
  risk: Band | "";
  contract: string;
  due: Due | "";
  sort: Sort;
}

export const ALL: Wanted = {
  query: "",
  hospital: "",
  department: "",
  device_class: "",
  state: "",
  risk: "",
  contract: "",
  due: "",
  sort: "hospital",
};

/** Kept while the app is open, so that the way back leads to the same list. */
export const wanted = signal<Wanted>(ALL);

/** The device whose file stands beside the list, where there is room. */
export const opened = signal("");

/** How many conditions narrow the list besides the search. */
export const narrowed = computed(
  () =>
    (Object.keys(ALL) as (keyof Wanted)[]).filter(
      (key) => !["query", "sort"].includes(key) && wanted.value[key] !== ALL[key],
    ).length,
);

/** Null while the register is being read. */
export const devices = computed(() => allBrief("equipment"));

const entries = computed(() => {
  const names = { hospitals: hospitalNames.value, departments: departmentNames.value };
  const made = new WeakMap<object, Entry>();
  return (device: Device): Entry => {
    const known = made.get(device);
    if (known) return known;
    const fresh = entryOf(device, names.hospitals, names.departments);
    made.set(device, fresh);
    return fresh;
  };
});

/** What of each device a search looks through. */
export const entryOfDevice: ReadonlySignal<(device: Device) => Entry> = entries;

type Names = ReadonlyMap<string, string>;

function entryOf({ value }: Device, hospitals: Names, departments: Names): Entry {
  const { name_zh, name_en, vendor, model, location, device_class = "" } = value;
  const places = [hospitals.get(value.hospital ?? ""), departments.get(value.department ?? "")];
  return entry(
    [value.serial, value.asset_no, value.udi],
    [name_zh, name_en, vendor, model, location, className(device_class), value.contract, ...places],
  );
}

export function deviceName({ value }: { value: { name_zh?: string; name_en?: string } }): string {
  return either({ zh: value.name_zh ?? "", en: value.name_en || value.name_zh || "" });
}

/** All devices in the order that is wanted; a search and conditions only leave some out. */
export const ordered = computed<readonly Device[]>(() => {
  spelled.value;
  lang.value;
  return inOrder(devices.value ?? [], sort.value);
});

const sort = computed(() => wanted.value.sort);

export const found = computed<readonly Device[]>(() => {
  const { query } = wanted.value;
  spelled.value;
  return looked(ordered.value, query, entries.value).filter(fits(wanted.value));
});

function fits(asked: Wanted): (device: Device) => boolean {
  const same = (["hospital", "department", "device_class", "contract"] as const).filter(
    (name) => asked[name] !== "",
  );
  const days = asked.due ? dueDays.value : null;
  return ({ id, value }) =>
    same.every((name) => (value[name] ?? "") === asked[name]) &&
    (!asked.state || (value.state ?? "in_use") === asked.state) &&
    (!asked.risk || bandOf(value.risk) === asked.risk) &&
    (!asked.due || dueOf(days?.get(id)) === asked.due);
}

type Key = string | number;

/** Keys are plain texts, compared as such: comparing as a language does is forty times slower. */
function inOrder(all: readonly Device[], by: Sort): Device[] {
  const first = KEYS[by]();
  const keyed = all.map((device) => ({
    device,
    first: first(device),
    name: textOf(deviceName(device)).order(),
  }));
  keyed.sort(
    (a, b) =>
      before(a.first, b.first) || before(a.name, b.name) || before(a.device.id, b.device.id),
  );
  return keyed.map(({ device }) => device);
}

function before(a: Key, b: Key): number {
  return a < b ? -1 : Number(a > b);
}

const LAST = "\uffff";

const KEYS: Record<Sort, () => (device: Device) => Key> = {
  hospital: () => {
    const names = hospitalNames.value;
    return ({ value }) => {
      const name = names.get(value.hospital ?? "");
      // Two hospitals of one name stay apart.
      return name ? `${textOf(name).order()}\t${value.hospital}` : LAST;
    };
  },
  name: () => () => 0,
  model:
    () =>
    ({ value }) =>
      `${value.vendor ?? LAST} ${value.model ?? ""}`.toLowerCase(),
  serial:
    () =>
    ({ value }) =>
      value.serial || LAST,
  risk:
    () =>
    ({ value }) => {
      const score = scoreOf(value.risk);
      return score ? -total(score) : 0;
    },
  due: () => {
    const days = dueDays.value;
    return ({ id }) => days?.get(id) ?? LAST;
  },
};

export type Heading = { head: string; id: string; n: number };
export type Line = Heading | { device: Device; id: string };

/** With a heading before each hospital's equipment when the list is ordered so. */
export const lines = computed<Line[]>(() => {
  const plain = found.value.map((device) => ({ device, id: device.id }));
  return sort.value === "hospital" ? grouped(found.value, hospitalNames.value) : plain;
});

/** Puts a heading before each hospital's equipment; the devices are in order. */
export function grouped(all: readonly Device[], hospitals: Names): Line[] {
  const made: Line[] = [];
  let head: Heading | null = null;
  for (const device of all) {
    const place = device.value.hospital ?? "";
    if (head?.id !== `#${place}`) {
      head = { head: hospitals.get(place) ?? "", id: `#${place}`, n: 0 };
      made.push(head);
    }
    head.n += 1;
    made.push({ device, id: device.id });
  }
  return made;
}
