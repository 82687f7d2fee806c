// The short form of a row: what lists, filters and search need, kept beside the row and read by the thousand.

import { keyOf as codeKeyOf, keysOf } from "../scan/keys";
import type { Kind, Shape } from "../schema.gen";
import type { StoredSlim } from "./database";
import { type HeldRow, keyOf, type Side, type View } from "./types";

/** Raised when a kind or a field is added here, or a tag: then each device makes its short rows anew, once. */
export const SLIM = 4;

/** Of a longer text a list has only its beginning. */
const CLIPPED = 200;

/** Kinds that lists show by the thousand, with the fields that they show, filter and search by. */
const FIELDS = {
  equipment: [
    "hospital",
    "department",
    "name_zh",
    "name_en",
    "device_class",
    "vendor",
    "model",
    "serial",
    "udi",
    "asset_no",
    "codes",
    "contract",
    "location",
    "state",
    "risk",
    "warranty_end",
    "deleted",
  ],
  job: [
    "number",
    "type",
    "hospital",
    "equipment",
    "template",
    "contract",
    "planned",
    "due",
    "period",
    "engineers",
    "urgency",
    "note",
    "deleted",
  ],
  step: ["job", "step", "voids", "deleted"],
} as const satisfies { [K in Kind]?: readonly (keyof Shape[K])[] };

type Fields = typeof FIELDS;
export type SlimKind = keyof Fields;

/** A record in a list: as a View, with the fields of its short form only. */
export interface Brief<K extends SlimKind> extends Omit<View<K>, "value" | "inScopes"> {
  value: Partial<Pick<Shape[K], Extract<Fields[K][number], keyof Shape[K]>>>;
}

export function isSlim(kind: string): kind is SlimKind {
  return Object.hasOwn(FIELDS, kind);
}

/** The row with the fields of its short form; of contested fields only what says whether they are settled. */
export function slimmed(row: HeldRow): HeldRow {
  if (!isSlim(row.kind)) return row;
  const { kind, id, seq, by, at, epoch, contested } = row;
  const names: readonly string[] = FIELDS[kind];
  const fields = Object.entries(row.value)
    .filter(([name]) => names.includes(name))
    .map(([name, value]) => [name, clipped(value)]);
  const short: HeldRow = {
    kind,
    id,
    seq,
    by,
    at,
    epoch,
    in: [],
    value: Object.fromEntries(fields),
  };
  if (contested) short.contested = sidesOnly(contested);
  return short;
}

function clipped(value: unknown): unknown {
  return typeof value === "string" ? value.slice(0, CLIPPED) : value;
}

function sidesOnly(contested: Record<string, Side[]>): Record<string, Side[]> {
  const bare = (side: Side) => ({ ...side, value: null });
  return Object.fromEntries(Object.entries(contested).map(([name, all]) => [name, all.map(bare)]));
}

/** One text a row: reading thousands of texts is many times faster than reading thousands of objects. */
export function toSlim(row: HeldRow): StoredSlim {
  const { kind, id, seq, by, at, epoch, value, contested } = slimmed(row);
  const names: readonly string[] = isSlim(kind) ? FIELDS[kind] : [];
  const head = [id, seq, by, at, epoch, contested ?? 0];
  return JSON.stringify([...head, ...names.map((name) => value[name] ?? null)]);
}

/** How many members stand before the fields. */
const HEAD = 6;

type Packed = [string, number, string, number, number, Record<string, Side[]> | 0, ...unknown[]];

export function fromSlim(kind: SlimKind, texts: readonly StoredSlim[]): HeldRow[] {
  const names: readonly string[] = FIELDS[kind];
  const packed = JSON.parse(`[${texts.join(",")}]`) as Packed[];
  return packed.map((all) => {
    const [id, seq, by, at, epoch, contested] = all;
    const value: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) {
      const field = all[HEAD + i];
      if (field !== null && field !== undefined) value[names[i] ?? ""] = field;
    }
    const row: HeldRow = { kind, id, seq, by, at, epoch, in: [], value };
    return contested ? { ...row, contested } : row;
  });
}

export const CONTESTED = "contested";

/** By what a row is found besides its kind and its root. */
export function tagsOf({ kind, value, contested }: Omit<HeldRow, "epoch">): string[] {
  const tags = contested ? [CONTESTED] : [];
  if (kind !== "equipment" && typeof value.equipment === "string" && value.equipment)
    tags.push(aboutTag(kind, value.equipment));
  if (kind === "equipment") tags.push(...codesOf(value).map(codeTag));
  return tags;
}

export function aboutTag(kind: string, equipment: string): string {
  return `${kind} of ${keyOf("equipment", equipment)}`;
}

/** However a label was read or typed, it is one code (scan/keys.ts). */
export function codeTag(code: string): string {
  return `code ${codeKeyOf(code)}`;
}

/** Everything by which a label may name a piece of equipment, as keys. */
export function codesOf({ codes, udi, serial, asset_no }: Record<string, unknown>): string[] {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const kept = Array.isArray(codes) ? codes.map(text) : [];
  return keysOf({ codes: kept, udi: text(udi), serial: text(serial), asset_no: text(asset_no) });
}

/** Kinds that have a record about a piece of equipment. */
export type About = {
  [K in Kind]: "equipment" extends keyof Shape[K] ? K : never;
}[Kind];
