// Rows that an answer brings, and rows that it takes away.

import { KINDS, type Kind } from "../schema.gen";
import type { StoredOp, StoredRow, Tx } from "./database";
import { fold } from "./fold";
import { fromStored, held, toStored } from "./rows";
import { isSlim, toSlim } from "./slim";
import { type HeldRow, keyOf, type Op, type Row } from "./types";
import type { Answer, MineRow, NewsRow } from "./wire";

type Write = Tx<"readwrite">;

/** The rows as they are from now on; null when one comes as a change of something that is not here. */
export async function arrive(
  tx: Write,
  answer: Answer,
  own: readonly StoredOp[],
  me: string,
): Promise<HeldRow[] | null> {
  const refused = new Set(answer.refused.map(({ n }) => n));
  const taken = byRecord(own.filter((op) => !op.refused && !refused.has(op.n)));
  const mine = await Promise.all((answer.mine ?? []).map((row) => ownRow(tx, row, taken, me)));
  const news = await Promise.all(answer.rows.map((row) => wholeRow(tx, row)));
  if (news.some((row) => row === null)) return null;
  const rows = [...mine, ...news.filter((row) => row !== null)];
  const store = tx.objectStore("rows");
  const kept = rows.map((row) => held(row, answer.epoch));
  const short = kept.filter(({ kind }) => isSlim(kind));
  await Promise.all([
    ...rows.map((row) => store.put(toStored(row, answer.epoch, me))),
    ...short.map((row) => tx.objectStore("slim").put(toSlim(row), [row.kind, row.id])),
  ]);
  return kept;
}

/** A row on which only this device wrote: what is here, with the taken ops over it. */
async function ownRow(
  tx: Write,
  [kind, id, seq, at, scopes]: MineRow,
  taken: ReadonlyMap<string, readonly StoredOp[]>,
  me: string,
): Promise<Row> {
  const stored = await tx.objectStore("rows").get([kind, id]);
  const ops = taken.get(keyOf(kind, id)) ?? [];
  const sets = ops.map(({ text }) => (JSON.parse(text) as Op).set);
  const { contested: _, ...old } = stored ? fromStored(stored) : ({} as Partial<HeldRow>);
  const value = fold(KINDS[kind as Kind]?.policy ?? {}, old.value ?? {}, sets);
  return { ...old, kind, id, seq, at, by: me, in: scopes, value };
}

function byRecord(ops: readonly StoredOp[]): Map<string, StoredOp[]> {
  const records = new Map<string, StoredOp[]>();
  for (const op of ops) {
    const key = keyOf(op.kind, op.id);
    const same = records.get(key);
    if (same) same.push(op);
    else records.set(key, [op]);
  }
  return records;
}

async function wholeRow(tx: Write, row: NewsRow): Promise<Row | null> {
  const { change, value, ...rest } = row;
  if (value) return { ...rest, value };
  const stored = await tx.objectStore("rows").get([row.kind, row.id]);
  return stored ? { ...rest, value: { ...fromStored(stored).value, ...change } } : null;
}

/** Removes what left; `refilled`: the epoch whose rows alone are true, when the server had gone back in time. */
export async function leave(
  tx: Write,
  answer: Answer,
  refilled: number | null,
): Promise<StoredRow[]> {
  const rows = tx.objectStore("rows");
  const gone = await Promise.all(answer.gone.map((key) => rows.get(key)));
  const left = new Map<string, StoredRow>();
  const add = (row: StoredRow) => left.set(keyOf(row.kind, row.id), row);
  for (const row of gone) if (row) add(row);
  for (const row of await forget(tx, answer.forget)) add(row);
  if (refilled !== null) for (const row of await leftovers(tx, refilled)) add(row);
  const keys = [...left.values()].map(({ kind, id }): [string, string] => [kind, id]);
  await Promise.all(keys.flatMap((key) => [rows.delete(key), tx.objectStore("slim").delete(key)]));
  return [...left.values()];
}

/** Rows that no other scope holds; the others no longer name these. */
async function forget(tx: Write, scopes: readonly string[]): Promise<StoredRow[]> {
  const rows = tx.objectStore("rows");
  const left: StoredRow[] = [];
  for (const scope of scopes)
    for (const row of await rows.index("in").getAll(scope)) {
      const rest = { ...row, in: row.in.filter((name) => !scopes.includes(name)) };
      if (rest.in.length > 0) await rows.put(rest);
      else left.push(rest);
    }
  return left;
}

/** Rows that no answer has brought since the server went back in time. */
async function leftovers(tx: Write, epoch: number): Promise<StoredRow[]> {
  const found: StoredRow[] = [];
  let cursor = await tx.objectStore("rows").openCursor();
  for (; cursor; cursor = await cursor.continue())
    if (cursor.value.epoch !== epoch) found.push(cursor.value);
  return found;
}
