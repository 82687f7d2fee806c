// A visit's report as it would be now: a signal that follows the records on this device.

import { computed, type ReadonlySignal } from "@preact/signals";
import { children, made, see, type View } from "../local";
import type { Kind } from "../schema.gen";
import { build } from "./build";
import { numberOf } from "./chain";
import type { Amends, Report } from "./document";
import type { Sources } from "./sources";

/** The id of the firm's one letterhead (server/domain/letterhead.py). */
const FIRM = "firm";

export interface Draft {
  report: Report;
  sources: Sources;
}

/** Null while something is still being read: what is shown is what would be signed. */
export function draftOf(
  job: string,
  how: { lang: Report["lang"]; amends: Amends | null },
): ReadonlySignal<Draft | null> {
  return computed(() => {
    const reading = new Reader();
    const sources = sourcesOf(job, reading);
    if (!sources) return null;
    const report = build(sources, {
      ...how,
      id: "",
      number: numberFor(job, how.amends?.seal ?? ""),
      made: made(),
      firm: letterhead(reading),
    });
    return reading.whole ? { report, sources } : null;
  });
}

export function letterhead(reading = new Reader()): Report["firm"] {
  const { zh = "", en = "", address = "", phone = "" } = reading.see("letterhead", FIRM).value;
  return { zh, en, address, phone };
}

function numberFor(job: string, amends: string): string {
  const { number = "", template = "" } = see("job", job).value.value;
  const base = [number || job, template].filter(Boolean).join("-");
  return numberOf(base, children("seal", job).value ?? [], amends);
}

/** Notices when a record has not been read from the disk yet. */
class Reader {
  whole = true;

  see<K extends Kind>(kind: K, id: string): View<K> {
    const view = see(kind, id).value;
    if (!view.loaded) this.whole = false;
    return view;
  }

  maybe<K extends Kind>(kind: K, id: string | undefined): View<K> | null {
    return id ? this.see(kind, id) : null;
  }
}

function sourcesOf(id: string, reading: Reader): Sources | null {
  const job = reading.see("job", id);
  const below = childrenOf(id);
  if (!below) return null;
  const equipment = reading.maybe("equipment", job.value.equipment);
  return {
    job,
    hospital: reading.maybe("hospital", job.value.hospital),
    department: reading.maybe("department", equipment?.value.department),
    equipment,
    ...below,
    template: (template) => reading.see("template", template).value,
    table: (table) => {
      const view = reading.see("limit_table", table);
      return view.known ? view.value : null;
    },
    instrument: (instrument) => reading.see("instrument", instrument).value,
    person: (person) => reading.see("person", person).value,
  };
}

function childrenOf(job: string) {
  const [steps, runs, answers] = [
    children("step", job).value,
    children("run", job).value,
    children("answer", job).value,
  ];
  const [photos, findings] = [children("photo", job).value, children("finding", job).value];
  const [signatures, work] = [children("signature", job).value, children("work_item", job).value];
  if (!steps || !runs || !answers || !photos || !findings || !signatures || !work) return null;
  return { steps, runs, answers, photos, findings, signatures, work };
}
