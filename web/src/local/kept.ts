// Ops that the server has taken, kept on the device until its backups hold them, in case it goes back in time.

import type { KeptOp, KeptOps, StoredOp, Tx } from "./database";

type Write = Tx<"readwrite">;

const KEEP = 90 * 86_400_000;

/** A moment by this device's clock and by the server's. One of them may be years off; both together hardly ever are. */
export interface Moment {
  at: number;
  heard: number;
}

/** So long ago that nobody waits for backups of it any more. */
export function isLongAgo(then: Moment, now: Moment): boolean {
  return then.at < now.at - KEEP && then.heard < now.heard - KEEP;
}

/** Those that hold ops from number `from` on. */
function since(device: string, from: number): IDBKeyRange {
  return IDBKeyRange.bound([device, from], [device, Number.MAX_SAFE_INTEGER]);
}

export async function keep(
  tx: Write,
  device: string,
  ops: readonly KeptOp[],
  { at, heard }: Moment,
): Promise<void> {
  const last = ops.at(-1);
  const texts = ops.map(({ n, text, refused }) => ({ n, text, refused }));
  if (last) await tx.objectStore("kept").put({ device, last: last.n, at, heard, ops: texts });
}

/** The op, which is known as refused from now on. */
export async function markRefused(tx: Write, device: string, n: number): Promise<KeptOp | null> {
  const [batch] = await tx.objectStore("kept").getAll(since(device, n), 1);
  const op = batch?.ops.find((one) => one.n === n);
  if (!batch || !op) return null;
  const ops = batch.ops.map((one) => (one.n === n ? { ...one, refused: true } : one));
  await tx.objectStore("kept").put({ ...batch, ops });
  return op;
}

/** Takes those from number `from` on out of what is kept, in order. */
export async function takeOut(tx: Write, device: string, from: number): Promise<KeptOp[]> {
  const store = tx.objectStore("kept");
  const batches = await store.getAll(since(device, from));
  await store.delete(since(device, from));
  const all = batches.flatMap(({ ops }) => ops);
  const stay = all.filter(({ n }) => n < from);
  const [first] = batches;
  if (first) await keep(tx, device, stay, settledAt(first));
  return all.filter(({ n }) => n >= from);
}

/** Up to here two backups hold everything. */
export async function dropSafe(tx: Write, device: string, safe: number): Promise<void> {
  if (safe === 0) return;
  const range = IDBKeyRange.bound([device, 0], [device, safe]);
  await Promise.all([
    tx.objectStore("kept").delete(range),
    tx.objectStore("receipts").delete(range),
  ]);
}

/** What was settled 90 days ago need not be kept any longer. The oldest of a device come first. */
export async function dropOld(tx: Write, now: Moment): Promise<void> {
  let cursor = await tx.objectStore("kept").openCursor();
  while (cursor) {
    const [device, last] = cursor.key;
    const isOld = isLongAgo(settledAt(cursor.value), now);
    if (isOld) {
      await cursor.delete();
      await tx.objectStore("receipts").delete(IDBKeyRange.bound([device, 0], [device, last]));
    }
    cursor = isOld ? await cursor.continue() : await cursor.continue([device, 2 ** 53]);
  }
}

/** Batches of earlier versions do not say when the server settled them: they stay until backups hold them. */
function settledAt({ at, heard = Number.POSITIVE_INFINITY }: KeptOps): Moment {
  return { at, heard };
}

export function asUnsent(device: string, { n, text, refused }: KeptOp): StoredOp {
  const { kind, id, group = null } = JSON.parse(text) as StoredOp;
  return { n, kind, id, group, token: `${device} ${n}`, refused, text };
}

export type { KeptOp, KeptOps };
