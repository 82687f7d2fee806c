// What differs between two versions of a checklist: lines added, removed, changed, moved, and the head's fields.

import type { Item } from "../checklist";
import { type Draft, HEAD } from "./draft";

interface FieldChange {
  name: string;
  before: unknown;
  after: unknown;
}

export interface LineChange {
  kind: "added" | "removed" | "changed" | "moved";
  item: Item;
  /** Of a changed line; one that also moved stands once, as changed. */
  fields: FieldChange[];
}

export interface Differences {
  head: FieldChange[];
  lines: LineChange[];
}

type Version = Omit<Draft, "base" | "change">;

export function differences(before: Version, after: Version): Differences {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const now = new Set(after.items.map(({ id }) => id));
  const moved = movedIds(
    before.items.map(({ id }) => id).filter((id) => now.has(id)),
    after.items.map(({ id }) => id).filter((id) => old.has(id)),
  );
  const lines: LineChange[] = [];
  for (const item of after.items) {
    const was = old.get(item.id);
    const fields = was ? fieldChanges(was, item) : [];
    if (!was) lines.push({ kind: "added", item, fields });
    else if (fields.length) lines.push({ kind: "changed", item, fields });
    else if (moved.has(item.id)) lines.push({ kind: "moved", item, fields });
  }
  for (const item of before.items)
    if (!now.has(item.id)) lines.push({ kind: "removed", item, fields: [] });
  return { head: HEAD.flatMap((name) => changed(name, before[name], after[name])), lines };
}

export function isSame({ head, lines }: Differences): boolean {
  return head.length === 0 && lines.length === 0;
}

function fieldChanges(before: Item, after: Item): FieldChange[] {
  const was: Record<string, unknown> = { ...before };
  const is: Record<string, unknown> = { ...after };
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].flatMap((name) => changed(name, was[name], is[name]));
}

function changed(name: string, before: unknown, after: unknown): FieldChange[] {
  return alike(before, after) ? [] : [{ name, before, after }];
}

/** Whether they say the same. */
export function alike(before: unknown, after: unknown): boolean {
  return plain(before) === plain(after);
}

/** Nothing, false, an empty text and an empty list say the same. */
function plain(value: unknown): string {
  if (value === undefined || value === null || value === "" || value === false) return "";
  if (Array.isArray(value)) return value.length ? `[${value.map(plain).join()}]` : "";
  if (typeof value !== "object") return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, part]) => plain(part) !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return parts.length ? `{${parts.map(([name, part]) => `${name}:${plain(part)}`).join()}}` : "";
}

/** The fewest lines whose moving explains the new order: all that are not in a longest common run. */
function movedIds(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((id, i) => [id, i]));
  const ends: { at: number; id: string; prior: number }[] = [];
  const best: number[] = [];
  for (const id of after) {
    const at = place.get(id) ?? 0;
    let low = 0;
    while (low < best.length && (ends[best[low] ?? 0]?.at ?? 0) < at) low += 1;
    ends.push({ at, id, prior: low > 0 ? (best[low - 1] ?? -1) : -1 });
    best[low] = ends.length - 1;
  }
  const moved = new Set(after);
  for (let i = best.at(-1) ?? -1; i >= 0; i = ends[i]?.prior ?? -1) moved.delete(ends[i]?.id ?? "");
  return moved;
}
