// Chooses the ops of the next request: in order, without gaps, no group cut, within a size.

import type { Connection, Standing, StoredOp, StoredReceipt, Tx } from "./database";
import type { Push, Receipt } from "./wire";

const BATCH = 500;

export interface Outgoing {
  standing: Standing;
  push: Push;
  /** Ops remain that did not fit. */
  rest: boolean;
}

/** How much a request may hold. */
export interface Size {
  ops: number;
  characters: number;
}

export async function nextPush(db: Connection, size: Size): Promise<Outgoing> {
  return db.read(["standing", "outbox", "receipts", "numbers"], async (tx) => {
    const standing = await tx.objectStore("standing").get("now");
    if (!standing) throw new Error("the store has no standing");
    const next = (await tx.objectStore("numbers").get("next")) ?? 1;
    const [first] = await tx.objectStore("outbox").getAll(null, 1);
    const proof = first ? await proofFor(tx, standing.device, first.n) : null;
    const { ops, rest } = await gather(tx, size, proof?.taken ?? Number.POSITIVE_INFINITY);
    return { standing, push: toPush(standing, ops, next, proof), rest };
  });
}

/** Ops that the server has lost are sent again up to the next receipt, which proves that they had been taken. */
async function proofFor(tx: Tx, device: string, first: number): Promise<StoredReceipt | null> {
  const later = IDBKeyRange.bound([device, first], [device, Number.MAX_SAFE_INTEGER]);
  const [proof] = await tx.objectStore("receipts").getAll(later, 1);
  return proof ?? null;
}

function toPush(
  { round }: Standing,
  ops: readonly StoredOp[],
  next: number,
  proof: StoredReceipt | null,
): Push {
  const push = { round, first: ops[0]?.n ?? next, ops: ops.map((op) => op.text) };
  if (!proof || ops.at(-1)?.n !== proof.taken) return { ...push, receipt: null, refused: [] };
  const refused = ops.filter((op) => op.refused).map((op) => op.n);
  return { ...push, receipt: asReceipt(proof), refused };
}

function asReceipt({ taken, at, hash, mac }: StoredReceipt): Receipt {
  return { taken, at, hash, mac };
}

async function gather(
  tx: Tx,
  size: Size,
  upTo: number,
): Promise<{ ops: StoredOp[]; rest: boolean }> {
  const ops: StoredOp[] = [];
  let characters = 0;
  for await (const op of outbox(tx)) {
    const last = ops.at(-1);
    const isGap = last !== undefined && op.n !== last.n + 1;
    if (op.n > upTo || isGap) return { ops, rest: true };
    characters += op.text.length;
    const isFull = characters > size.characters || ops.length >= size.ops;
    if (last && isFull && !fillsAlone(ops, op)) return { ops: wholeGroups(ops, op), rest: true };
    ops.push(op);
  }
  return { ops, rest: false };
}

async function* outbox(tx: Tx): AsyncGenerator<StoredOp> {
  for (let after = 0; ; ) {
    const range = IDBKeyRange.lowerBound(after, true);
    const ops = await tx.objectStore("outbox").getAll(range, BATCH);
    yield* ops;
    const last = ops.at(-1);
    if (!last || ops.length < BATCH) return;
    after = last.n;
  }
}

/** A group that would be cut goes with the next request. */
function wholeGroups(ops: StoredOp[], next: StoredOp): StoredOp[] {
  if (next.group === null) return ops;
  return ops.slice(0, ops.findLastIndex((op) => op.group !== next.group) + 1);
}

/** One group that is larger than a request ought to be goes nonetheless. */
function fillsAlone(ops: readonly StoredOp[], next: StoredOp): boolean {
  return next.group !== null && ops.every((op) => op.group === next.group);
}
