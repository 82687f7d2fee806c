// The small parts of a report's document: findings, signatures, the work list.

import type { View } from "../local";
import type { Found, Signed, Work } from "./document";
import { photosOf } from "./photos";
import type { Sources } from "./sources";

export function found({ id, value, by, at }: View<"finding">, { photos }: Sources): Found {
  return {
    id,
    run: value.run ?? "",
    item: value.item ?? "",
    text: value.text ?? "",
    severity: value.severity ?? "minor",
    state: value.state ?? "open",
    by: by ?? "",
    at,
    photos: photosOf(photos.filter((photo) => photo.value.finding === id)),
  };
}

export function signed({ id, value, by, at }: View<"signature">): Signed {
  return {
    id,
    run: value.run ?? "",
    item: value.item ?? "",
    role: value.role ?? "engineer",
    name: value.name ?? "",
    position: value.position ?? "",
    meaning: value.meaning ?? "",
    act: value.act ?? "signed",
    reason: value.reason ?? "",
    strokes: (value.strokes ?? []).map((stroke) => stroke.map((point) => point.map(hundredth))),
    width: value.width ?? 0,
    height: value.height ?? 0,
    at,
    by: by ?? "",
  };
}

export function work(all: readonly View<"work_item">[]): Work[] {
  return listed(all).map(({ id, value: { text = "", minutes = null, confirmed = false } }) => ({
    ...{ id, text, minutes, confirmed },
  }));
}

/** The work list in its order. */
export function listed(all: readonly View<"work_item">[]): View<"work_item">[] {
  const place = ({ value }: View<"work_item">) => value.order ?? 0;
  return [...all].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

function hundredth(n: number): number {
  return Math.round(n * 100) / 100 || 0;
}
