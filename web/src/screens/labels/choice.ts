// Which devices get a label, on what paper: kept while the app is open.

import { computed, signal } from "@preact/signals";
import { allBrief } from "../../lists/all";
import { spelled } from "../../search";
import { type Device, lookedUp, ordered } from "../equipment/register";

export type Size = "a4" | "50x30" | "70x40";
export const SIZES: readonly Size[] = ["a4", "50x30", "70x40"];

/** Labels on one page. */
const PER_PAGE: Record<Size, number> = { a4: 24, "50x30": 1, "70x40": 1 };
/** So many codes are drawn and printed without a phone running out of breath. */
export const MOST = 480;

export const query = signal("");
export const hospital = signal("");
export const chosen = signal<ReadonlySet<string>>(new Set());
export const size = signal<Size>("a4");
/** The first free label of the first sheet, from 1. */
export const first = signal(1);

/** In the order of the register; null while reading. */
export const shown = computed((): readonly Device[] | null => {
  if (!allBrief("equipment")) return null;
  spelled.value;
  return lookedUp(query.value).filter(
    ({ value }) => !hospital.value || value.hospital === hospital.value,
  );
});

/** In the order of the list; those that a filter hides now keep their label. */
export const labelled = computed((): Device[] => {
  return ordered.value.filter(({ id }) => chosen.value.has(id)).slice(0, MOST);
});

/** The labels page by page; null stands for one that is used up. */
export const pages = computed((): (Device | null)[][] => {
  const each = PER_PAGE[size.value];
  const used: null[] = Array.from({ length: each > 1 ? first.value - 1 : 0 }, () => null);
  const places = [...used, ...labelled.value];
  const count = labelled.value.length ? Math.ceil(places.length / each) : 0;
  return Array.from({ length: count }, (_, i) => places.slice(i * each, (i + 1) * each));
});

export function toggle(id: string): void {
  const next = new Set(chosen.value);
  if (!next.delete(id)) next.add(id);
  chosen.value = next;
}

export function take(ids: readonly string[]): void {
  chosen.value = new Set([...chosen.value, ...ids]);
}
