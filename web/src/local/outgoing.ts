// Chooses the ops of the next request: in order, without gaps, no group cut, within a size.

import type { Connection, Standing, StoredReceipt, Tx } from "./database";
import type { Push, Receipt } from "./wire";

export const MAX_OPS = 10_000;
const BATCH = 500;

export interface Outgoing {
  standing: Standing;
  push: Push;
  /** Ops remain that did not fit. */
  rest: boolean;
}

interface Sendable {
  n: number;
  text: string;
  group?: string | null;
}

/** `budget`: how many characters of ops a request may hold. */
export async function nextPush(db: Connection, budget: number): Promise<Outgoing> {
  return db.read(["standing", "outbox", "kept", "receipts", "numbers"], async (tx) => {
    const standing = await tx.objectStore("standing").get("now");
    if (!standing) throw new Error("the store has no standing");
    const again =
      standing.resend === null ? null : await againPush(tx, standing, standing.resend, budget);
    return again ?? (await newPush(tx, standing, budget));
  });
}

async function newPush(tx: Tx, standing: Standing, budget: number): Promise<Outgoing> {
  const next = (await tx.objectStore("numbers").get("next")) ?? 1;
  const { ops, rest } = await gather(readFrom(tx, 0), budget);
  const push = { round: standing.round, first: ops[0]?.n ?? next, ops: ops.map((op) => op.text) };
  return { standing, push: { ...push, receipt: null, refused: [] }, rest };
}

/** Settled ops that the server has lost: up to the next receipt, which proves that they had been taken. */
async function againPush(
  tx: Tx,
  standing: Standing,
  from: number,
  budget: number,
): Promise<Outgoing | null> {
  const range = IDBKeyRange.bound(
    [standing.device, from],
    [standing.device, Number.MAX_SAFE_INTEGER],
  );
  const kept = await tx.objectStore("kept").getAll(range, MAX_OPS + 1);
  const [first] = kept;
  if (!first) return null;
  const receipts = await tx.objectStore("receipts").getAll(range);
  const receipt = receipts.find(({ taken }) => taken >= first.n) ?? null;
  const upTo = kept.filter(({ n }) => !receipt || n <= receipt.taken);
  const { ops, rest } = await gather([upTo].values(), budget);
  const whole = receipt !== null && !rest && ops.at(-1)?.n === receipt.taken;
  const push: Push = {
    round: standing.round,
    first: first.n,
    ops: ops.map((op) => op.text),
    receipt: whole ? asReceipt(receipt) : null,
    refused: whole ? ops.filter((op) => op.refused).map((op) => op.n) : [],
  };
  return { standing, push, rest: true };
}

function asReceipt({ taken, at, hash, mac }: StoredReceipt): Receipt {
  return { taken, at, hash, mac };
}

async function* readFrom(tx: Tx, from: number): AsyncGenerator<Sendable[]> {
  for (let after = from; ; ) {
    const range = IDBKeyRange.lowerBound(after, true);
    const ops = await tx.objectStore("outbox").getAll(range, BATCH);
    if (ops.length > 0) yield ops;
    const last = ops.at(-1);
    if (!last || ops.length < BATCH) return;
    after = last.n;
  }
}

async function gather<T extends Sendable>(
  batches: AsyncIterable<T[]> | Iterable<T[]>,
  budget: number,
): Promise<{ ops: T[]; rest: boolean }> {
  const ops: T[] = [];
  let size = 0;
  for await (const batch of batches)
    for (const op of batch) {
      const last = ops.at(-1);
      if (last && op.n !== last.n + 1) return { ops, rest: true };
      size += op.text.length;
      if (last && (size > budget || ops.length >= MAX_OPS))
        return { ops: wholeGroups(ops, op), rest: true };
      ops.push(op);
    }
  return { ops, rest: false };
}

/** A group that would be cut goes with the next request; one that fills a request alone goes on nonetheless. */
function wholeGroups<T extends Sendable>(ops: T[], next: Sendable): T[] {
  const group = groupOf(next);
  if (group === null) return ops;
  const cut = ops.findLastIndex((op) => groupOf(op) !== group) + 1;
  return cut > 0 ? ops.slice(0, cut) : ops;
}

function groupOf(op: Sendable): string | null {
  if (op.group !== undefined) return op.group;
  return (JSON.parse(op.text) as { group?: string }).group ?? null;
}
