// Ops that were settled under ids which this device had before it was found to be a copy: a server that lost them gets them again.

import type { Connection, KeptOp, StoredReceipt, Tx } from "./database";
import type { Push } from "./wire";

/** The ids under which ops are kept, but for the one of now. */
export async function formerIds(tx: Tx<"readwrite">, now: string): Promise<string[]> {
  const found: string[] = [];
  let cursor = await tx.objectStore("kept").openKeyCursor();
  while (cursor) {
    const [device] = cursor.key;
    if (device !== now) found.push(device);
    cursor = await cursor.continue([device, 2 ** 53]);
  }
  return found;
}

/** All of one former id, each request up to a receipt that proves it. */
export async function formerPushes(db: Connection, device: string, round: number): Promise<Push[]> {
  const range = IDBKeyRange.bound([device, 0], [device, Number.MAX_SAFE_INTEGER]);
  const [kept, receipts] = await db.read(["kept", "receipts"], (tx) =>
    Promise.all([tx.objectStore("kept").getAll(range), tx.objectStore("receipts").getAll(range)]),
  );
  const proofs = new Map(receipts.map((receipt) => [receipt.taken, receipt]));
  const ops = kept.flatMap((batch) => batch.ops).sort((a, b) => a.n - b.n);
  return batches(ops, proofs).map((batch) => toPush(batch, proofs, round));
}

function batches(ops: readonly KeptOp[], proofs: ReadonlyMap<number, unknown>): KeptOp[][] {
  const found: KeptOp[][] = [];
  for (const op of ops) {
    const last = found.at(-1)?.at(-1);
    const goesOn = last && last.n + 1 === op.n && !proofs.has(last.n);
    if (goesOn) found.at(-1)?.push(op);
    else found.push([op]);
  }
  return found;
}

function toPush(
  ops: readonly KeptOp[],
  proofs: ReadonlyMap<number, StoredReceipt>,
  round: number,
): Push {
  const [first, last] = [ops[0]?.n ?? 1, ops.at(-1)?.n ?? 0];
  const proof = proofs.get(last);
  const { taken = 0, at = 0, hash = "", mac = "" } = proof ?? {};
  return {
    round,
    first,
    ops: ops.map(({ text }) => text),
    receipt: proof ? { taken, at, hash, mac } : null,
    refused: proof ? ops.filter(({ refused }) => refused).map(({ n }) => n) : [],
  };
}
