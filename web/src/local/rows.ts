// How a row lies on disk: its own text, and beside it what it is searched by.

import { KINDS, type Kind } from "../schema.gen";
import type { StoredRow } from "./database";
import { tagsOf } from "./slim";
import { type HeldRow, keyOf, type Row } from "./types";

/** The record under which a record is found, as `kind/id`; a record without a root is its own. */
export function rootOf(kind: string, id: string, value: Record<string, unknown>): string {
  const root = KINDS[kind as Kind]?.root;
  if (!root) return keyOf(kind, id);
  const name = value[root[1]];
  return typeof name === "string" && name !== "" ? keyOf(root[0], name) : "";
}

/** Whether the person is among those who do the job. */
export function isMine(value: Record<string, unknown>, me: string): boolean {
  return Array.isArray(value.engineers) && value.engineers.includes(me);
}

export function toStored(row: Row, epoch: number, me: string): StoredRow {
  const { kind, id, seq } = row;
  const stored: StoredRow = {
    kind,
    id,
    root: rootOf(kind, id, row.value),
    in: row.in,
    epoch,
    seq,
    text: JSON.stringify(row),
  };
  const tags = tagsOf(row);
  if (tags.length > 0) stored.tags = tags;
  if (isMine(row.value, me)) stored.mine = kind;
  return stored;
}

export function fromStored(stored: StoredRow): HeldRow {
  return held(JSON.parse(stored.text) as Row, stored.epoch, stored.in);
}

export function held(row: Row, epoch: number, scopes = row.in): HeldRow {
  return { ...row, in: scopes, epoch };
}
