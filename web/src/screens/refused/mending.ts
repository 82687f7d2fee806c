// Which value of a refused change can be mended by itself, and what comes of what was typed.

import { see } from "../../local";
import { editing, type Where } from "../../records/fields";
import { isKind } from "../../records/name";
import { readingFrom } from "../../records/reading";
import type { Reading } from "../../schema.gen";

interface Change {
  kind: string;
  id: string;
  set: Record<string, unknown>;
}

/** A refused change may not be in the record's row, so what it set itself counts too. */
export function whereOf({ kind, id, set }: Change): Where {
  const row = isKind(kind) ? (see(kind, id).value.value as { run?: string; item?: string }) : {};
  const own = set as { run?: string; item?: string };
  return { kind, run: own.run ?? row.run, item: own.item ?? row.item };
}

/** The field to mend: the one that the server named, else the only one that can be edited by itself. */
export function mendable(
  { field, set }: { field: string | null; set: Record<string, unknown> },
  where: Where,
): string | null {
  const able = Object.keys(set).filter((name) => editing(name, where));
  if (field) return able.includes(field) ? field : null;
  return able.length === 1 ? (able[0] ?? null) : null;
}

/** Null when what was typed cannot be a value of this field. */
export function mend(
  old: unknown,
  field: string,
  typed: string,
  { run = "", item = "" }: Where,
): unknown {
  if (field === "reading") return readingFrom(run, item, typed, (old ?? {}) as Reading);
  if (typeof old === "number") return Number.isFinite(Number(typed)) ? Number(typed) : null;
  return typed;
}
