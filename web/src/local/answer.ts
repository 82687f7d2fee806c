// Applies the server's answer in one transaction: all of it, or nothing.

import { KINDS, type Kind } from "../schema.gen";
import type { Connection, Name, Standing, StoredRow, Tx } from "./database";
import { held, toStored } from "./rows";
import { settle } from "./settle";
import { advanced } from "./standing";
import { type HeldRow, keyOf } from "./types";
import type { Answer, Push } from "./wire";

export interface Applied {
  standing: Standing;
  rows: HeldRow[];
  removed: string[];
  /** Up to here this device's ops stand in the rows. */
  settled: number;
}

type Write = Tx<"readwrite">;

/** Null when another tab has applied an answer since the request was made: the next round brings the same again. */
export async function applyAnswer(
  db: Connection,
  push: Push,
  answer: Answer,
  who: { me: string; measured: Standing["measured"]; at: number },
): Promise<Applied | null> {
  const sent = push.first + push.ops.length - 1;
  const settled = Math.min(answer.taken, sent);
  const stores: Name[] = [
    "standing",
    "rows",
    "outbox",
    "kept",
    "receipts",
    "refused",
    "blobs",
    "bytes",
  ];
  const needed = push.ops.length > 0 || answer.refused.length > 0 || answer.resend !== undefined;
  // A download leaves the outbox alone, so that a tap need not wait for it.
  const used = needed ? stores : stores.filter((name) => name !== "outbox");
  return db.write(used, needed, async (tx) => {
    const standings = tx.objectStore("standing");
    const old = await standings.get("now");
    if (!old || old.round !== push.round) return null;
    if (needed && answer.resend === undefined)
      await settle(tx, old, answer, { first: push.first, last: settled, at: who.at });
    const standing = { ...advanced(old, answer, sent), measured: who.measured ?? old.measured };
    const removed = await replaceRows(tx, old, standing, answer, who.me);
    await standings.put(standing, "now");
    const rows = answer.rows.map((row) => held(row, answer.epoch));
    const stay = rows.filter((row) => !removed.has(keyOf(row.kind, row.id)));
    return { standing, rows: stay, removed: [...removed], settled };
  });
}

/** Rows come, rows go; returns the keys of those that went. */
async function replaceRows(
  tx: Write,
  old: Standing,
  now: Standing,
  answer: Answer,
  me: string,
): Promise<Set<string>> {
  const rows = tx.objectStore("rows");
  const writes = answer.rows.map((row) => rows.put(toStored(row, answer.epoch, me)));
  const gone = await Promise.all(answer.gone.map((key) => rows.get(key)));
  const left = gone.filter((row) => row !== undefined);
  for (const scope of answer.forget) left.push(...(await forget(tx, scope)));
  const refilled = (old.refilling || old.epoch !== now.epoch) && old.epoch !== 0 && !now.refilling;
  if (refilled) left.push(...(await leftovers(tx, now.epoch)));
  await Promise.all([...writes, ...left.map((row) => rows.delete([row.kind, row.id]))]);
  await dropBytes(tx, left);
  if (old.epoch !== 0 && old.epoch !== now.epoch) await offerBytesAgain(tx);
  return new Set(left.map((row) => keyOf(row.kind, row.id)));
}

/** Rows that no other scope holds; the others no longer name this one. */
async function forget(tx: Write, scope: string): Promise<StoredRow[]> {
  const rows = tx.objectStore("rows");
  const inside = await rows.index("in").getAll(scope);
  const rest = inside.map((row) => ({ ...row, in: row.in.filter((name) => name !== scope) }));
  const kept = rest.filter((row) => row.in.length > 0);
  await Promise.all(kept.map((row) => rows.put(row)));
  return rest.filter((row) => row.in.length === 0);
}

/** Rows that no answer has brought since the server went back in time. */
async function leftovers(tx: Write, epoch: number): Promise<StoredRow[]> {
  const found: StoredRow[] = [];
  for (
    let cursor = await tx.objectStore("rows").openCursor();
    cursor;
    cursor = await cursor.continue()
  )
    if (cursor.value.epoch !== epoch) found.push(cursor.value);
  return found;
}

/** What leaves sight leaves the device, pictures too; bytes that the server lacks stay until it has them. */
async function dropBytes(tx: Write, left: readonly StoredRow[]): Promise<void> {
  const blobs = tx.objectStore("blobs");
  for (const hash of left.flatMap(hashesOf)) {
    const blob = await blobs.get(hash);
    if (!blob || blob.state === "local") continue;
    await Promise.all([blobs.delete(hash), tx.objectStore("bytes").delete(hash)]);
  }
}

/** A server that went back in time may lack pictures that it had. */
async function offerBytesAgain(tx: Write): Promise<void> {
  const blobs = tx.objectStore("blobs");
  for (const blob of await blobs.getAll())
    if (blob.state === "sent") await blobs.put({ ...blob, state: "local", place: null, offset: 0 });
}

function hashesOf({ kind, text }: StoredRow): string[] {
  const fields = KINDS[kind as Kind]?.blobs ?? [];
  if (fields.length === 0) return [];
  const { value } = JSON.parse(text) as { value: Record<string, unknown> };
  return fields
    .map((field) => value[field])
    .filter((hash) => typeof hash === "string" && hash !== "") as string[];
}
