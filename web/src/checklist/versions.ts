// Which version of a template a run is done by, and what earlier runs measured.

import type { Reading } from "./item";

interface TemplateLike {
  code?: string;
  version?: number;
  deleted?: boolean;
  retired?: boolean;
}

/** The newest version that is here and not retired; a run begins with it. */
export function newest<T extends TemplateLike>(templates: readonly T[], code: string): T | null {
  const own = templates.filter((t) => t.code === code && !t.deleted && !t.retired);
  return own.reduce<T | null>(
    (best, t) => ((t.version ?? 0) > (best?.version ?? -1) ? t : best),
    null,
  );
}

/** A run that began keeps its version for ever: the record's own field merges to the earliest begun. */
export function templateId(code: string, version: number): string {
  return `${code}@${version}`;
}

/** Two people may publish the next version at the same time, apart: four digits of chance keep both. */
const APART = 10_000;

/** What comes after the highest of these; `chance` from 0 to 1. */
export function nextVersion(versions: readonly number[], chance: number): number {
  const highest = Math.max(0, ...versions.map(editionOf));
  return (highest + 1) * APART + Math.floor(chance * APART);
}

/** The number that people speak of: 24171 is the second. */
export function editionOf(version: number): number {
  return version < APART ? version : Math.floor(version / APART);
}

/** `1` is "1", `24171` is "2-4171". */
export function versionName(version: number): string {
  if (version < APART) return String(version);
  return `${editionOf(version)}-${String(version % APART).padStart(4, "0")}`;
}

interface RunLike {
  id: string;
  at: number | null;
  equipment?: string;
  template?: string;
  deleted?: boolean;
}

/** The runs of the same checklist on the same equipment before this one, newest first. */
export function earlierRuns<T extends RunLike>(runs: readonly T[], run: RunLike, most = 3): T[] {
  if (!run.equipment) return [];
  return runs
    .filter((r) => r.id !== run.id && r.equipment === run.equipment && r.template === run.template)
    .filter((r) => !r.deleted && (run.at === null || (r.at ?? 0) <= run.at))
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
    .slice(0, most);
}

export interface Earlier {
  raw: string;
  value: number | null;
  unit: string;
  at: number;
  run: string;
}

/** An earlier answer worth showing beside the field; one that was skipped says nothing. */
export function earlier(
  reading: Reading | null | undefined,
  at: number,
  run: string,
): Earlier | null {
  if (!reading?.raw || reading.outcome === "not_tested" || reading.outcome === "not_applicable")
    return null;
  return { raw: reading.raw, value: reading.value ?? null, unit: reading.unit ?? "", at, run };
}
