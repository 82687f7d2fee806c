// Takes the server's word on the device's own ops: what is settled leaves the outbox, what was refused lies in the tray.

import type { StoredOp, Tx } from "./database";
import { asUnsent, dropSafe, keep, markRefused, takeOut } from "./kept";
import type { Op, Row } from "./types";
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
  const unsafe = ops.filter(({ n }) => n > answer.safe);
  const kept = unsafe.map(({ n, text }) => ({ n, text, refused: refused.has(n) }));
  await tx.objectStore("outbox").delete(IDBKeyRange.upperBound(last));
  await keep(tx, device, kept, { at, heard: answer.now });
  for (const refusal of refusals) await tray(tx, what, refusal);
  await keepReceipt(tx, device, answer);
  await dropSafe(tx, device, answer.safe);
}

/** A refusal is repeated until it is acknowledged: what lies in the tray already stays as the person left it. */
async function tray(tx: Write, { device, ops, at }: Settling, refusal: Refusal): Promise<void> {
  const { n, code, field, detail } = refusal;
  const refused = tx.objectStore("refused");
  if (await refused.get([device, n])) return;
  const op = ops.find((one) => one.n === n) ?? (await markRefused(tx, device, n));
  if (op) await refused.put({ device, n, text: op.text, code, field, detail, at, state: "open" });
}

/** Two people took out of the tray what a change of this device said: here too nothing but that it was there stays. */
export async function blank(tx: Write, device: string, n: number): Promise<void> {
  const found = await tx.objectStore("refused").get([device, n]);
  if (!found) return;
  const { kind, id } = JSON.parse(found.text) as Op;
  const text = JSON.stringify({ kind, id, set: {} });
  const state = found.state === "open" ? "redacted" : found.state;
  await tx.objectStore("refused").put({ ...found, text, field: null, detail: null, state });
}

/** Which refused changes rows say were taken out. */
export function takenOut(rows: readonly Row[]): { device: string; n: number }[] {
  return rows
    .filter(({ kind, value }) => kind === "tray_word" && value.act === "redacted")
    .map(({ value }) => ({ device: value.device as string, n: value.n as number }));
}

async function keepReceipt(tx: Write, device: string, { receipt, safe }: Answer): Promise<void> {
  if (!receipt || receipt.taken <= safe) return;
  const { taken, at, hash, mac } = receipt;
  await tx.objectStore("receipts").put({ device, taken, at, hash, mac });
}

/** The server has lost what came from number `from` on: those ops are unsent again. */
export async function takeBack(tx: Write, device: string, from: number): Promise<void> {
  const lost = await takeOut(tx, device, from);
  await Promise.all(lost.map((op) => tx.objectStore("outbox").put(asUnsent(device, op))));
}
