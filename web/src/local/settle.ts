// Takes the server's word on the device's own ops: what is settled moves from the outbox to what is kept until it is safe.

import type { KeptOp, StoredOp, StoredReceipt, Tx } from "./database";
import type { Answer, Refusal } from "./wire";

type Write = Tx<"readwrite">;

export interface Settling {
  device: string;
  /** Ops of the outbox that the answer settles, in their order. */
  ops: readonly StoredOp[];
  /** The highest number that is settled. */
  last: number;
  at: number;
}

export async function settledOps(tx: Write, last: number): Promise<StoredOp[]> {
  return tx.objectStore("outbox").getAll(IDBKeyRange.upperBound(last));
}

export async function settle(tx: Write, what: Settling, answer: Answer): Promise<void> {
  const { device, ops, last, at } = what;
  const refusals = answer.refused.filter(({ n }) => n <= last);
  const refused = new Set(refusals.map(({ n }) => n));
  const kept = ops.filter(({ n }) => n > answer.safe);
  const keeps = kept.map(({ n, text }) =>
    tx.objectStore("kept").put({ device, n, text, at, refused: refused.has(n) }),
  );
  await Promise.all([
    ...keeps,
    ...refusals.map((refusal) => tray(tx, what, refusal)),
    tx.objectStore("outbox").delete(IDBKeyRange.upperBound(last)),
    keepReceipt(tx, device, answer),
    dropSafe(tx, device, answer.safe),
  ]);
}

/** A refusal is repeated until it is acknowledged: what lies in the tray already stays as the person left it. */
async function tray(tx: Write, { device, ops, at }: Settling, refusal: Refusal): Promise<void> {
  const { n, code, field, detail } = refusal;
  const refused = tx.objectStore("refused");
  if (await refused.get([device, n])) return;
  const op = ops.find((one) => one.n === n) ?? (await markRefused(tx, device, n));
  if (op) await refused.put({ device, n, text: op.text, code, field, detail, at, state: "open" });
}

async function markRefused(tx: Write, device: string, n: number): Promise<KeptOp | undefined> {
  const kept = await tx.objectStore("kept").get([device, n]);
  if (kept) await tx.objectStore("kept").put({ ...kept, refused: true });
  return kept;
}

async function keepReceipt(tx: Write, device: string, { receipt, safe }: Answer): Promise<void> {
  if (!receipt || receipt.taken <= safe) return;
  const { taken, at, hash, mac } = receipt;
  const stored: StoredReceipt = { device, taken, at, hash, mac };
  await tx.objectStore("receipts").put(stored);
}

async function dropSafe(tx: Write, device: string, safe: number): Promise<void> {
  if (safe === 0) return;
  const range = IDBKeyRange.bound([device, 0], [device, safe]);
  await Promise.all([
    tx.objectStore("kept").delete(range),
    tx.objectStore("receipts").delete(range),
  ]);
}

/** The server has lost what came from number `from` on: those ops are unsent again. */
export async function takeBack(tx: Write, device: string, from: number): Promise<void> {
  const range = IDBKeyRange.bound([device, from], [device, Number.MAX_SAFE_INTEGER]);
  const lost = await tx.objectStore("kept").getAll(range);
  await Promise.all(lost.map((op) => tx.objectStore("outbox").put(asUnsent(op))));
  await tx.objectStore("kept").delete(range);
}

export function asUnsent({ device, n, text, refused }: KeptOp): StoredOp {
  const { kind, id, group = null } = JSON.parse(text) as StoredOp;
  return { n, kind, id, group, token: `${device} ${n}`, refused, text };
}

const KEEP = 90 * 86_400_000;

/** What was acknowledged 90 days ago need not be kept any longer. */
export async function dropOld(tx: Write, at: number): Promise<void> {
  for (const name of ["kept", "receipts"] as const) {
    const store = tx.objectStore(name);
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue())
      if (cursor.value.at < at - KEEP) await cursor.delete();
  }
}
