// A draft becomes a new version: a record of its own, so that what others publish meanwhile stays whole beside it.

import { nextVersion, templateId } from "../checklist";
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

export function retire(view: View<"template">, retired: boolean): Promise<void> {
  return change(view, { retired });
}
