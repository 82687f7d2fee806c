// The register of equipment as it is searched, narrowed, sorted and grouped.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { allBrief } from "../../lists/all";
import type { Brief } from "../../local";
import { hospitalNames } from "../../records/names";
import { type Band, bandOf, scoreOf, total } from "../../records/score";
import { allSpelled, type Entry, entry, looked, spelled, textOf } from "../../search";
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

/** The device that a person opened beside the list, and the one that stands there: without a choice the first. */
export const opened = signal("");
export const beside = signal("");

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
  const made = new Map<string, { device: Device; entry: Entry }>();
  return (device: Device): Entry => {
    const known = made.get(device.id);
    if (known?.device === device) return known.entry;
    const fresh = entryOf(device, names.hospitals, names.departments);
    made.set(device.id, { device, entry: fresh });
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
  allSpelled.value;
  lang.value;
  return inOrder(devices.value ?? [], sort.value);
});

const sort = computed(() => wanted.value.sort);

export const found = computed<readonly Device[]>(() => {
  const { query } = wanted.value;
  if (query) spelled.value;
  const all = lookedUp(query);
  return narrowed.value ? all.filter(fits(wanted.value)) : all;
});

/** Searched as they were read and then put in order: another order is no reason to make the texts ready anew. */
export function lookedUp(query: string): readonly Device[] {
  if (query.trim() === "") return ordered.value;
  const hits = new Set(looked(devices.value ?? [], query, entries.value));
  return ordered.value.filter((device) => hits.has(device));
}

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
  const byId = [...all].sort((a, b) => before(a.id, b.id)); // as they were read, or nearly so
  const first = ranked(byId.map(KEYS[by]()));
  const name = ranked(byId.map((device) => textOf(deviceName(device)).order()));
  // One number for each, which ends with its place: numbers are sorted many times faster than by a function.
  const many = byId.length;
  const keys = byId.map((_, i) => (at(first, i) * many + at(name, i)) * many + i);
  return Array.from(Float64Array.from(keys).sort(), (key) => byId[key % many] as Device);
}

/** Which place each key has among them: equal keys are many, and numbers are quicker compared than texts. */
function ranked(keys: readonly Key[]): Uint32Array {
  const places = new Map([...new Set(keys)].sort(before).map((key, i) => [key, i]));
  return Uint32Array.from(keys, (key) => places.get(key) ?? 0);
}

function at(ranks: Uint32Array, i: number): number {
  return ranks[i] ?? 0;
}

function before(a: Key, b: Key): number {
  return a < b ? -1 : Number(a > b);
}

const LAST = "\uffff";

const KEYS: Record<Sort, () => (device: Device) => Key> = {
  hospital: () => {
    // Two hospitals of one name stay apart.
    const keys = new Map(
      [...hospitalNames.value].map(([id, name]) => [id, name && `${textOf(name).order()}\t${id}`]),
    );
    return ({ value }) => keys.get(value.hospital ?? "") || LAST;
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
  if (sort.value === "hospital") return grouped(found.value, hospitalNames.value);
  return found.value.map((device) => ({ device, id: device.id }));
});

/** Puts a heading before each hospital's equipment; the devices are in order. */
export function grouped(all: readonly Device[], hospitals: Names): Line[] {
  const made: Line[] = [];
  let head: Heading | null = null;
  let here: string | null = null;
  for (const device of all) {
    const place = device.value.hospital ?? "";
    if (!head || here !== place) {
      here = place;
      head = { head: hospitals.get(place) ?? "", id: `#${place}`, n: 0 };
      made.push(head);
    }
    head.n += 1;
    made.push({ device, id: device.id });
  }
  return made;
}
