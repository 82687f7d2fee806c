// Where each photo of a visit stands on its report: at a line, at a finding, or with the visit as a whole.

import type { View } from "../local";
import type { Checklist, Photo } from "./document";
import type { Sources } from "./sources";

export function photosOf(views: readonly View<"photo">[]): Photo[] {
  return views.map(({ id, value, by, at }) => ({
    id,
    hash: value.blob ?? "",
    mime: value.mime || "image/jpeg",
    width: value.width ?? 0,
    height: value.height ?? 0,
    caption: value.caption ?? "",
    by: by ?? "",
    at,
  }));
}

/** Those of one line that belong to no finding. */
export function ofLine(run: string, item: string, { photos }: Sources): Photo[] {
  const own = photos.filter(({ value }) => value.run === run && value.item === item);
  return photosOf(own.filter(({ value }) => !value.finding));
}

/** What stands nowhere else, also where its line or finding is gone: no photo is lost from the paper. */
export function loosePhotos(runs: readonly Checklist[], { photos, findings }: Sources): Photo[] {
  const lines = runs.flatMap(({ items }) => items.flatMap((line) => line.photos));
  const placed = new Set(lines.map(({ id }) => id));
  const known = new Set(findings.map(({ id }) => id));
  return photosOf(
    photos.filter(({ id, value }) => !placed.has(id) && !known.has(value.finding ?? "")),
  );
}
