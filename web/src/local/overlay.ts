// The person's unsent changes in memory, per record: what every screen folds over the server's rows.

import { KINDS, type Kind } from "../schema.gen";
import { rootOf } from "./rows";
import { keyOf, type Unsent } from "./types";

const NONE: readonly Unsent[] = [];

export class Overlay {
  private readonly records = new Map<string, readonly Unsent[]>();
  private readonly tokens = new Map<string, Unsent>();
  private readonly roots = new Map<string, Set<string>>();
  /** Up to here the ops are settled: a late word of another tab does not bring them back. */
  private settled = 0;
  private durable = 0;
  /** When the oldest was made; undefined: to be looked for. */
  private first: number | null | undefined = null;

  /** Unsent changes of a record in their order; the same array as long as nothing changed. */
  of(key: string): readonly Unsent[] {
    return this.records.get(key) ?? NONE;
  }

  get size(): number {
    return this.tokens.size;
  }

  has(token: string): boolean {
    return this.tokens.has(token);
  }

  /** Numbers of unsent changes that are durable, so that they can be sent. */
  numbered(): number {
    return this.durable;
  }

  /** Keys of the records of a kind that have unsent changes. */
  keys(kind: string): string[] {
    return [...this.records.keys()].filter((key) => key.startsWith(`${kind}/`));
  }

  /** Keys of the records that an unsent change puts below a root. */
  under(root: string): Iterable<string> {
    return this.roots.get(root) ?? [];
  }

  /** Device time of the oldest unsent change. */
  oldest(): number | null {
    if (this.first !== undefined) return this.first;
    this.first = null;
    for (const op of this.tokens.values()) this.age(op);
    return this.first;
  }

  private age({ op }: Unsent): void {
    const { at } = op.clock;
    if (this.first === null || (this.first !== undefined && at < this.first)) this.first = at;
  }

  /** Hashes of bytes that an unsent change names: their record goes first. */
  blobs(): Set<string> {
    const named = new Set<string>();
    for (const { op } of this.tokens.values())
      for (const field of KINDS[op.kind as Kind]?.blobs ?? [])
        if (typeof op.set[field] === "string") named.add(op.set[field]);
    return named;
  }

  /** Adds changes, or tells their numbers; returns the keys of the records concerned. */
  put(ops: readonly Unsent[]): string[] {
    for (const op of ops) {
      const old = this.tokens.get(op.token);
      if (op.n !== null && op.n <= this.settled) this.drop(op);
      else if (old === undefined || old.n === null) this.place(op);
    }
    return keysOf(ops);
  }

  /** Takes changes back that could not be kept. */
  remove(ops: readonly Unsent[]): string[] {
    for (const op of ops) this.drop(op);
    return keysOf(ops);
  }

  /** Everything up to `n` is in the server's rows from now on. */
  settle(n: number): string[] {
    this.settled = Math.max(this.settled, n);
    const isDone = (op: Unsent) => op.n !== null && op.n <= this.settled;
    return this.remove([...this.tokens.values()].filter(isDone));
  }

  /** The outbox as it lies on disk after numbers have changed; what is still being written stays. */
  reload(ops: readonly Unsent[], settled: number): string[] {
    const before = [...this.tokens.values()];
    this.records.clear();
    this.tokens.clear();
    this.roots.clear();
    this.durable = 0;
    this.first = null;
    this.settled = settled;
    const now = this.put(ops);
    const writing = before.filter((op) => op.n === null && !this.tokens.has(op.token));
    return [...new Set([...keysOf(before), ...now, ...this.put(writing)])];
  }

  private place(op: Unsent): void {
    // One that was here already had no number yet.
    if (op.n !== null) this.durable++;
    this.age(op);
    this.tokens.set(op.token, op);
    const key = keyOf(op.op.kind, op.op.id);
    const others = this.of(key).filter((other) => other.token !== op.token);
    this.records.set(key, [...others, op].sort(byNumber));
    const root = rootOf(op.op.kind, op.op.id, op.op.set);
    if (root !== "" && root !== key)
      this.roots.set(root, (this.roots.get(root) ?? new Set()).add(key));
  }

  private drop(op: Unsent): void {
    const known = this.tokens.get(op.token);
    if (!known || !this.tokens.delete(op.token)) return;
    if (known.n !== null) this.durable--;
    if (known.op.clock.at === this.first) this.first = undefined;
    const key = keyOf(op.op.kind, op.op.id);
    const others = this.of(key).filter((other) => other.token !== op.token);
    if (others.length > 0) this.records.set(key, others);
    else this.records.delete(key);
    const root = rootOf(op.op.kind, op.op.id, op.op.set);
    if (others.length === 0) this.roots.get(root)?.delete(key);
  }
}

/** What has no number yet comes last, in the order in which it was made. */
function byNumber(a: Unsent, b: Unsent): number {
  if (a.n === null || b.n === null) return (a.n === null ? 1 : 0) - (b.n === null ? 1 : 0);
  return a.n - b.n;
}

function keysOf(ops: readonly Unsent[]): string[] {
  return [...new Set(ops.map(({ op }) => keyOf(op.kind, op.id)))];
}
