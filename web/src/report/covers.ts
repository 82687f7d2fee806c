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

/** What of the places and the job stands on the paper: a clash in the rest of them is not the report's. */
const SHOWN: Partial<Record<Kind, readonly string[]>> = {
  hospital: ["zh", "en", "address"],
  department: ["zh", "en"],
  equipment: [
    ...["department", "name_zh", "name_en", "vendor", "model", "serial", "udi", "asset_no"],
    ...["location", "device_class", "safety_class", "applied_part"],
  ],
  job: [
    "number",
    "type",
    "hospital",
    "equipment",
    "contract",
    "planned",
    "period",
    "advice",
    "guidance",
  ],
};

/** Fields with several values; those of answers stand beside the answer itself. */
export function disputes(sources: Sources): Disputed[] {
  return rows(sources).flatMap(({ kind, id, contested }) =>
    Object.entries(contested)
      .filter(([field]) => !(kind === "answer" && field === "reading"))
      .filter(([field]) => SHOWN[kind]?.includes(field) ?? true)
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
