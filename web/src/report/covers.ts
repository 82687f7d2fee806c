// Which rows a report was made from, at which log number, and what in them nobody has settled.

import type { View } from "../local";
import type { Kind } from "../schema.gen";
import type { Covers, Disputed } from "./document";
import type { Sources } from "./sources";

export function covers(sources: Sources): Covers {
  const all: Covers = {};
  for (const { kind, id, seq } of rows(sources)) {
    const ofKind = all[kind] ?? {};
    ofKind[id] = seq;
    all[kind] = ofKind;
  }
  return all;
}

/** Fields with several values; those of answers stand beside the answer itself. */
export function disputes(sources: Sources): Disputed[] {
  return rows(sources).flatMap(({ kind, id, contested }) =>
    Object.entries(contested)
      .filter(([field]) => !(kind === "answer" && field === "reading"))
      .map(([field, sides]) => ({
        ...{ kind, id, field },
        sides: sides.map(({ value, by, at }) => ({ value: text(value), by, at })),
      })),
  );
}

function rows(sources: Sources): View<Kind>[] {
  const { job, hospital, department, equipment } = sources;
  const single = [job, hospital, department, equipment].filter((view) => view !== null);
  const { steps, runs, answers, photos, findings, signatures, work } = sources;
  const all: View<Kind>[] = [...single, ...steps, ...runs, ...answers, ...photos];
  return [...all, ...findings, ...signatures, ...work];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
}
