// A draft becomes a new version: a record of its own, so that what others publish meanwhile stays whole beside it.

import { editionOf, nextVersion, templateId } from "../checklist";
import { blank, change, list, type View } from "../local";
import { type Draft, tidy } from "./draft";

/** The id of the new version. Rejects as `change` does, and then nothing was published. */
export async function publish(draft: Draft, chance: number): Promise<string> {
  const version = nextVersion(versionNumbers(draft.code), chance);
  const id = templateId(draft.code, version);
  const { base, ...fields } = draft;
  const items = draft.items.map((item) => ({ ...tidy(item) }));
  await change(blank("template", id), { ...fields, version, items });
  return id;
}

function versionNumbers(code: string): number[] {
  return versionsOf(list("template").peek() ?? [], code).map(({ value }) => value.version ?? 0);
}

/** All versions of a code, newest first. */
export function versionsOf(all: readonly View<"template">[], code: string): View<"template">[] {
  return all
    .filter(({ value }) => value.code === code)
    .sort((a, b) => (b.value.version ?? 0) - (a.value.version ?? 0));
}

/** Version numbers that several people gave apart, and how many of them there are. */
export function apartIn(versions: readonly { version?: number }[]): { n: number; count: number }[] {
  const count = new Map<number, number>();
  for (const { version = 0 } of versions)
    count.set(editionOf(version), (count.get(editionOf(version)) ?? 0) + 1);
  return [...count].filter(([, count]) => count > 1).map(([n, count]) => ({ n, count }));
}

export function retire(view: View<"template">, retired: boolean): Promise<void> {
  return change(view, { retired });
}
