// Makes the document of a report out of the records of a visit: a pure function, the same records give the same document.

import { standingSteps } from "../jobs/state";
import type { View } from "../local";
import { isThere } from "../records/shown";
import type { Kind } from "../schema.gen";
import { standingSignatures } from "../screens/signature/standing";
import { checklist } from "./checklist";
import { covers, disputes } from "./covers";
import { type Report, SCHEMA, type Visit } from "./document";
import { found, signed, work } from "./parts";
import { loosePhotos } from "./photos";
import type { Sealing, Sources } from "./sources";

export function build(sources: Sources, sealing: Sealing): Report {
  const there = present(sources);
  const { value } = there.job;
  const runs = there.runs.map((run) => checklist(run, there));
  const said: Omit<Report, "people"> = {
    schema: SCHEMA,
    ...sealing,
    kind: value.type ?? "inspection",
    ...place(there),
    job: visit(there),
    runs,
    photos: loosePhotos(runs, there),
    findings: inTime(there.findings).map((view) => found(view, there)),
    advice: value.advice ?? "",
    guidance: value.guidance ?? "",
    work: work(there.work),
    signatures: standingSignatures(there.signatures).map(signed),
    contested: disputes(sources),
    covers: covers(there),
  };
  return { ...said, people: people(said, there) };
}

/** What was deleted or never more than a draft does not stand on a report. */
function present(sources: Sources): Sources {
  return {
    ...sources,
    steps: standingSteps(sources.steps),
    runs: sources.runs.filter(isThere).sort(byId),
    answers: sources.answers.filter(isThere),
    photos: inTime(sources.photos.filter(isThere)),
    findings: sources.findings.filter((view) => isThere(view) && view.value.state !== "draft"),
    work: sources.work.filter(isThere),
  };
}

function place({ hospital, department, equipment }: Sources) {
  const { address = "", ...names } = hospital?.value ?? {};
  return {
    hospital: { id: hospital?.id ?? "", ...both(names), address },
    department: department ? { id: department.id, ...both(department.value) } : null,
    equipment: equipment ? device(equipment) : null,
  };
}

function both({ zh = "", en = "" }: { zh?: string; en?: string }) {
  return { zh, en };
}

function device({ id, value }: View<"equipment">) {
  return {
    id,
    name_zh: value.name_zh ?? "",
    name_en: value.name_en ?? "",
    vendor: value.vendor ?? "",
    model: value.model ?? "",
    serial: value.serial ?? "",
    udi: value.udi ?? "",
    asset_no: value.asset_no ?? "",
    location: value.location ?? "",
    device_class: value.device_class ?? "",
    safety_class: value.safety_class ?? "",
    applied_part: value.applied_part ?? "",
  };
}

function visit({ job, steps }: Sources): Visit {
  const { number = "", type = "inspection", planned = "", due = "", period = "" } = job.value;
  return {
    ...{ id: job.id, number, type, planned, due, period },
    contract: job.value.contract ?? "",
    engineers: [...(job.value.engineers ?? [])].sort(),
    steps: steps.map(({ id, at, by, value }) => ({
      ...{ id, step: value.step ?? "", at },
      ...{ by: by ?? "", note: value.note ?? "" },
    })),
  };
}

/** Everybody whom the document names by id, so that it can be read without the firm's records. */
function people(said: Omit<Report, "people">, { person }: Sources): Report["people"] {
  const ids = new Set([said.made.by, ...said.job.engineers, ...namedIn(said)]);
  return [...ids]
    .filter(Boolean)
    .sort()
    .map((id) => ({ id, name: person(id)?.name ?? "", name_en: person(id)?.name_en ?? "" }));
}

/** Each `by` at any depth. */
function namedIn(part: unknown): string[] {
  if (part === null || typeof part !== "object") return [];
  if (Array.isArray(part)) return part.flatMap(namedIn);
  return Object.entries(part).flatMap(([name, inner]) =>
    name === "by" ? [String(inner)] : namedIn(inner),
  );
}

export function inTime<V extends View<Kind>>(all: readonly V[]): V[] {
  return [...all].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || byId(a, b));
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
