// The person's unsent changes in memory, per record: what every screen folds over the server's rows.

import { KINDS, type Kind } from "../schema.gen";
import type { Wanted } from "./ops";
import { rootOf } from "./rows";
import { keyOf, type Saw, type Unsent } from "./types";

const NONE: readonly Unsent[] = [];

export class Overlay {
  private readonly records = new Map<string, readonly Unsent[]>();
  private readonly kinds = new Map<string, Set<string>>();
  private readonly tokens = new Map<string, Unsent>();
  private readonly roots = new Map<string, Set<string>>();
  /** Kinds of which a root was asked for: `roots` holds what lies below these, for it takes reading each change. */
  private readonly asked = new Set<string>();
  /** Up to here the ops are settled: a late word of another tab does not bring them back. */
  private settled = 0;
  private durable = 0;

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
  keys(kind: string): Iterable<string> {
    return this.kinds.get(kind) ?? [];
  }

  /** Keys of the records that an unsent change puts below a root. */
  under(root: string): Iterable<string> {
    const kind = root.slice(0, root.indexOf("/"));
    if (!this.asked.has(kind)) {
      this.asked.add(kind);
      for (const op of this.tokens.values()) this.placeUnder(op);
    }
    return this.roots.get(root) ?? [];
  }

  /** Device time of the unsent change that was made first. */
  oldest(): number | null {
    const [first] = this.tokens.values();
    return first ? first.op.clock.at : null;
  }

  /** Hashes of bytes that an unsent change names: their record goes first. */
  blobs(): Set<string> {
    const named = new Set<string>();
    for (const unsent of this.tokens.values())
      for (const field of KINDS[unsent.kind as Kind]?.blobs ?? []) {
        const hash = unsent.op.set[field];
        if (typeof hash === "string") named.add(hash);
      }
    return named;
  }

  /**
   * A change by what its author can have seen of each field: mostly one part. A field that shows an unsent change hides
   * what came to the row since: the next change of it has seen no more than that one had, unless the open values stood
   * side by side.
   */
  bySight(wanted: Wanted): Wanted[] {
    const over = this.of(keyOf(wanted.kind, wanted.id));
    const parts = new Map<string, Wanted>();
    for (const [field, value] of Object.entries(wanted.set)) {
      if (value === undefined) continue;
      const saw = seen(wanted, field, over);
      const part = parts.get(`${saw}`) ?? { ...wanted, saw, set: {} };
      part.set[field] = value;
      parts.set(`${saw}`, part);
    }
    return parts.size > 0 ? [...parts.values()] : [wanted];
  }

  /** Adds changes, or tells their numbers; returns the keys of the records concerned. */
  put(ops: readonly Unsent[]): string[] {
    this.add(ops);
    return keysOf(ops);
  }

  private add(ops: readonly Unsent[]): void {
    for (const op of ops) {
      const old = this.tokens.get(op.token);
      if (op.n !== null && op.n <= this.settled) this.drop(op);
      else if (old === undefined || old.n === null) this.place(op);
    }
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
    for (const all of [this.records, this.kinds, this.tokens, this.roots]) all.clear();
    this.durable = 0;
    this.settled = settled;
    this.add(ops);
    this.add(before.filter((op) => op.n === null && !this.tokens.has(op.token)));
    return [...new Set([...keysOf(before), ...this.records.keys()])];
  }

  private place(op: Unsent): void {
    // One that was here already had no number yet.
    if (op.n !== null) this.durable++;
    this.tokens.set(op.token, op);
    const key = keyOf(op.kind, op.id);
    const others = this.of(key).filter((other) => other.token !== op.token);
    this.records.set(key, others.length > 0 ? [...others, op].sort(byNumber) : [op]);
    addTo(this.kinds, op.kind, key);
    this.placeUnder(op);
  }

  private placeUnder(op: Unsent): void {
    const root = this.rootOf(op);
    if (root !== "") addTo(this.roots, root, keyOf(op.kind, op.id));
  }

  private drop(op: Unsent): void {
    const known = this.tokens.get(op.token);
    if (!known || !this.tokens.delete(op.token)) return;
    if (known.n !== null) this.durable--;
    const key = keyOf(op.kind, op.id);
    const others = this.of(key).filter((other) => other.token !== op.token);
    if (others.length > 0) this.records.set(key, others);
    else {
      this.records.delete(key);
      this.kinds.get(op.kind)?.delete(key);
      this.roots.get(this.rootOf(op))?.delete(key);
    }
  }

  /** The root that a change names; empty where none was asked for, or where it names none. */
  private rootOf(unsent: Unsent): string {
    const { kind, id } = unsent;
    const [above] = KINDS[kind as Kind]?.root ?? [];
    return above && this.asked.has(above) ? rootOf(kind, id, unsent.op.set) : "";
  }
}

function seen(
  { kind, saw, contested = {} }: Wanted,
  field: string,
  over: readonly Unsent[],
): Saw | null {
  const policy = KINDS[kind as Kind]?.policy[field] ?? "latest";
  const last = over.findLast(({ op }) => field in op.set);
  const isShown = !last || field in contested || policy !== "latest";
  return !isShown && isEarlier(last.op.saw, saw) ? last.op.saw : saw;
}

function isEarlier(saw: Saw | null, other: Saw | null): boolean {
  if (saw === null || other === null) return saw === null && other !== null;
  return saw[0] < other[0] || (saw[0] === other[0] && saw[1] < other[1]);
}

function addTo(sets: Map<string, Set<string>>, name: string, key: string): void {
  const known = sets.get(name);
  if (known) known.add(key);
  else sets.set(name, new Set([key]));
}

/** What has no number yet comes last, in the order in which it was made. */
function byNumber(a: Unsent, b: Unsent): number {
  if (a.n === null || b.n === null) return (a.n === null ? 1 : 0) - (b.n === null ? 1 : 0);
  return a.n - b.n;
}

function keysOf(ops: readonly Unsent[]): string[] {
  return [...new Set(ops.map(({ kind, id }) => keyOf(kind, id)))];
}
