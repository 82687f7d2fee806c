// Takes the server's word on the device's own ops: what is settled moves from the outbox to what is kept until it is safe.

import type { KeptOp, Standing, StoredOp, Tx } from "./database";
import type { Answer, Refusal } from "./wire";

type Write = Tx<"readwrite">;

export async function settle(
  tx: Write,
  standing: Standing,
  answer: Answer,
  ops: { first: number; last: number; at: number },
): Promise<void> {
  const { device } = standing;
  const range = IDBKeyRange.upperBound(ops.last);
  const settled = await tx.objectStore("outbox").getAll(range);
  const refusals = new Map(answer.refused.filter(({ n }) => n <= ops.last).map((r) => [r.n, r]));
  await Promise.all([
    ...settled.map((op) => keep(tx, device, op, refusals.has(op.n), ops.at, answer.safe)),
    ...[...refusals.values()].map((refusal) => tray(tx, device, refusal, ops.at, settled)),
    tx.objectStore("outbox").delete(range),
    keepReceipt(tx, standing, answer),
    dropSafe(tx, device, answer.safe),
  ]);
}

async function keep(
  tx: Write,
  device: string,
  { n, text }: StoredOp,
  refused: boolean,
  at: number,
  safe: number,
): Promise<void> {
  if (n > safe) await tx.objectStore("kept").put({ device, n, text, at, refused });
}

/** A refusal is repeated until it is acknowledged: what lies in the tray already stays as the person left it. */
async function tray(
  tx: Write,
  device: string,
  { n, code, field, detail }: Refusal,
  at: number,
  settled: readonly StoredOp[],
): Promise<void> {
  const refused = tx.objectStore("refused");
  if (await refused.get([device, n])) return;
  const kept: KeptOp | undefined = await tx.objectStore("kept").get([device, n]);
  if (kept && !kept.refused) await tx.objectStore("kept").put({ ...kept, refused: true });
  const op = settled.find((one) => one.n === n) ?? kept;
  if (op) await refused.put({ device, n, text: op.text, code, field, detail, at, state: "open" });
}

async function keepReceipt(
  tx: Write,
  { device }: Standing,
  { receipt, safe }: Answer,
): Promise<void> {
  if (receipt && receipt.taken > safe) await tx.objectStore("receipts").put({ device, ...receipt });
}

async function dropSafe(tx: Write, device: string, safe: number): Promise<void> {
  if (safe === 0) return;
  const range = IDBKeyRange.bound([device, 0], [device, safe]);
  await Promise.all([
    tx.objectStore("kept").delete(range),
    tx.objectStore("receipts").delete(range),
  ]);
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
