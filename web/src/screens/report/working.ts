// Writes the work list: a line that changes is no longer confirmed, and signing confirms all of them at once.

import { blank, change, changeAll, type View } from "../../local";
import { kept } from "../kept";

type Item = View<"work_item">;

/** Room between two lines, so that one moves without the others. */
const GAP = 1_024;

export function addWork(
  job: string,
  all: readonly Item[],
  text: string,
  minutes: number | null = null,
  view: Item = blank("work_item"),
): Promise<boolean> {
  const order = Math.max(0, ...all.map(({ value }) => value.order ?? 0)) + GAP;
  return kept(change(view, { job, text, minutes, order, confirmed: false }));
}

export function changeWork(view: Item, text: string, minutes: number | null): Promise<boolean> {
  if (text === view.value.text && minutes === (view.value.minutes ?? null))
    return Promise.resolve(true);
  return kept(change(view, { text, minutes, confirmed: false }));
}

export function dropWork(view: Item): Promise<boolean> {
  return kept(change(view, { deleted: true }));
}

/** Changes places with its neighbour; lines of the same place are put apart first. */
export function moveWork(all: readonly Item[], view: Item, by: -1 | 1): Promise<boolean> {
  const from = all.findIndex(({ id }) => id === view.id);
  const other = all[from + by];
  if (!other) return Promise.resolve(true);
  const places = all.map(({ id }) => id);
  [places[from], places[from + by]] = [other.id, view.id];
  const moved = all.filter((one) => (one.value.order ?? 0) !== placeOf(places, one.id));
  return kept(changeAll(moved.map((one) => [one, { order: placeOf(places, one.id) }])));
}

function placeOf(places: readonly string[], id: string): number {
  return (places.indexOf(id) + 1) * GAP;
}
