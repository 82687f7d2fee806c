// Makes ops out of changes and keeps them: numbered and stored in one strict transaction, or not at all.

import { KINDS, type Kind } from "../schema.gen";
import type { Connection, StoredOp, Tx } from "./database";
import { LocalError } from "./errors";
import type { Op, Saw, Stamp, Unsent } from "./types";

/** Among the numbers: this store was handed in and cleared. */
export const GONE = "gone";
export const MAX_GROUP = 64;

export interface Wanted {
  kind: string;
  id: string;
  set: Record<string, unknown>;
  saw: Saw | null;
  /** Fields whose open values were shown side by side. */
  contested?: Record<string, unknown>;
}

/** Half an emoji, as a text cut at its length leaves it, is no text that a server could read. */
function readable(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\p{Surrogate}/gu, "\ufffd");
  if (Array.isArray(value)) return value.map(readable);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, readable(inner)]));
}

/** Unnumbered ops of one moment; several of them are one group. */
export function makeOps(wanted: readonly Wanted[], clock: Stamp, random: () => string): Unsent[] {
  if (wanted.length > MAX_GROUP) throw new RangeError(`a group holds at most ${MAX_GROUP} changes`);
  const group = wanted.length > 1 ? random() : undefined;
  return wanted.map(({ kind, id, set, saw }) => {
    const op: Op = { clock, kind, id, set: asChanges(kind, set), saw };
    if (Object.keys(set).length === 0) throw new RangeError("a change sets at least one field");
    const whole = group === undefined ? op : { ...op, group };
    return { n: null, token: random(), kind, id, op: whole };
  });
}

/** A set that is given whole travels as its members added. */
function asChanges(kind: string, set: Record<string, unknown>): Record<string, unknown> {
  const policy = KINDS[kind as Kind]?.policy ?? {};
  const fields = Object.entries(set).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    fields.map(([name, value]) => [
      name,
      policy[name] === "members" && Array.isArray(value) ? { add: value } : readable(value),
    ]),
  );
}

/** Resolves with the numbered ops when they are durable. `also` runs in the same transaction. */
export async function keepOps(
  db: Connection,
  ops: readonly Unsent[],
  also: { stores: readonly "refused"[]; work: (tx: Tx<"readwrite">) => Promise<unknown> },
): Promise<Unsent[]> {
  const tried = new Map<string, number>();
  return db.write(["outbox", "numbers", ...also.stores], true, async (tx) => {
    const numbers = tx.objectStore("numbers");
    const outbox = tx.objectStore("outbox");
    const kept = tried.size > 0 ? await alreadyKept(tx, ops, tried) : null;
    if (kept) return kept;
    const [gone, next] = await Promise.all([numbers.get(GONE), numbers.get("next")]);
    // The store was cleared by another tab a moment ago: what came now would go with it, unseen.
    if (gone) throw new LocalError("closed");
    let n = next ?? 1;
    const numbered = ops.map((unsent) => ({ ...unsent, n: n++ }));
    const writes = numbered.map((unsent) => outbox.put(toStoredOp(unsent)));
    for (const { token, n: number } of numbered) tried.set(token, number);
    const all = Promise.all([...writes, numbers.put(n, "next"), also.work(tx)]);
    tx.commit(); // it need not wait until this thread, which draws now, has heard of each
    await all;
    return numbered;
  });
}

/** A connection that broke at the end may have kept them after all. */
async function alreadyKept(
  tx: Tx<"readwrite">,
  ops: readonly Unsent[],
  tried: ReadonlyMap<string, number>,
): Promise<Unsent[] | null> {
  const [first] = ops;
  const number = first && tried.get(first.token);
  if (number === undefined) return null;
  const found = await tx.objectStore("outbox").get(number);
  if (found?.token !== first?.token) return null;
  return ops.map((unsent) => ({ ...unsent, n: tried.get(unsent.token) ?? null }));
}

function toStoredOp({ n, token, kind, id, op }: Unsent): StoredOp {
  const { group = null } = op;
  return { n: n ?? 0, kind, id, group, token, refused: false, text: JSON.stringify(op) };
}

/** Ops of the outbox that are shown over the rows, all or those within some numbers. */
export async function readOutbox(
  db: Connection,
  from = 0,
  to = Number.MAX_SAFE_INTEGER,
): Promise<Unsent[]> {
  const stored = await db.read(["outbox"], (tx) =>
    tx.objectStore("outbox").getAll(IDBKeyRange.bound(from, to)),
  );
  return stored.filter((op) => !op.refused).map((op) => new KeptChange(op));
}

/** Of thousands that wait few are looked at: each is read from its text when somebody does. */
class KeptChange implements Unsent {
  readonly n: number;
  readonly token: string;
  readonly kind: string;
  readonly id: string;
  private readonly text: string;
  private read: Op | null = null;

  constructor({ n, token, kind, id, text }: StoredOp) {
    this.n = n;
    this.token = token;
    this.kind = kind;
    this.id = id;
    this.text = text;
  }

  get op(): Op {
    this.read ??= JSON.parse(this.text) as Op;
    return this.read;
  }
}
