// What is due and not planned, as this device knows it by now: the server's answer and the jobs made since.

import { computed } from "@preact/signals";
import { ended } from "../../jobs/state";
import { allBrief } from "../../lists/all";
import type { Brief } from "../../local";
import { hospitalNames } from "../../records/names";
import { allSpelled, textOf } from "../../search";
import { now } from "../../sync";
import { dayOf } from "../../text";
import { deviceName } from "../equipment/register";
import { planned } from "../office/plan";
import { type Duty, known } from "./known";
import { chosen, wanted } from "./making";
import { lastDay } from "./quarters";

export interface Item {
  duty: Duty;
  device: Brief<"equipment">["value"];
  hospital: string;
  late: boolean;
  planned: boolean;
}

const devices = computed(
  () => new Map((allBrief("equipment") ?? []).map((view) => [view.id, view.value])),
);

/** Where each job stands here; a job that this device does not have is not planned. */
const states = computed(() => new Map((planned.value ?? []).map(({ id, state }) => [id, state])));

function isPlanned(id: string | undefined): boolean {
  const state = id ? states.value.get(id) : undefined;
  return state !== undefined && state !== "cancelled" && state !== "not_available";
}

/** All periods of the answer with their device; null while something is being read. */
const items = computed<Item[] | null>(() => {
  const { due } = known.value;
  if (!due || !planned.value || !allBrief("equipment")) return null;
  const today = dayOf(now());
  return due.duties.flatMap((duty) => {
    const device = devices.value.get(duty.equipment);
    if (!device) return [];
    const isDone = isPlanned(duty.job) || isPlanned(duty.planned);
    // Its job ended since: the next answer names the one that follows.
    const state = states.value.get(duty.job);
    if (!isDone && state && ended(state)) return [];
    const hospital = device.hospital ?? "";
    return [{ duty, device, hospital, late: duty.due < today, planned: isDone }];
  });
});

const inFilter = computed(() => {
  const { quarter, hospital, contract, class: kind } = wanted.value;
  const last = lastDay(quarter);
  return items.value?.filter(
    (item) =>
      item.duty.due <= last &&
      (!hospital || item.hospital === hospital) &&
      (!contract || item.device.contract === contract) &&
      (!kind || item.device.device_class === kind),
  );
});

export const counts = computed(() => {
  const open = (inFilter.value ?? []).filter(({ planned }) => !planned);
  const late = open.filter((item) => item.late).length;
  return { open: open.length, late, planned: (inFilter.value?.length ?? 0) - open.length };
});

/** By hospital, there by day, and of one day by name. */
export const found = computed<Item[] | null>(() => {
  const { show } = wanted.value;
  allSpelled.value;
  const fits = inFilter.value?.filter(({ planned }) => planned === (show === "planned"));
  const keyed = fits?.map((item) => ({ item, key: placeOf(item) }));
  keyed?.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return keyed?.map(({ item }) => item) ?? null;
});

function placeOf({ hospital, duty, device }: Item): string {
  const name = textOf(deviceName({ value: device })).order();
  return [hospitalNames.value.get(hospital), hospital, duty.due, name, duty.equipment].join("\t");
}

/** What is chosen and still open, whatever the filter; null while it is not known what is due. */
export const chosenItems = computed(
  () => items.value?.filter(({ duty, planned }) => !planned && chosen.value.has(duty.job)) ?? null,
);

/** How many of those chosen somebody has planned meanwhile. */
export const taken = computed(
  () =>
    (items.value ?? []).filter(({ duty, planned }) => planned && chosen.value.has(duty.job)).length,
);

/** What the devices in question have, for the filters. */
export const kinds = computed(() => ({
  hospitals: unique((items.value ?? []).map(({ hospital }) => hospital)),
  contracts: unique((items.value ?? []).map(({ device }) => device.contract ?? "")),
  classes: unique((items.value ?? []).map(({ device }) => device.device_class ?? "")),
}));

function unique(names: string[]): string[] {
  return [...new Set(names)].filter(Boolean).sort();
}
