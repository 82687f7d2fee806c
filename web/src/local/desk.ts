// One person's open store: the rows, the unsent changes over them, the tray, the bytes.

import { batch, type Signal, signal } from "@preact/signals";
import { type Applied, applyAnswer } from "./answer";
import { putAside } from "./aside";
import { Bytes } from "./bytes";
import type { Measured } from "./clock";
import type { Connection, Standing } from "./database";
import { clearSight, type Remains, remainsOf } from "./departed";
import { localError } from "./errors";
import { clearHandedIn } from "./gone";
import { Keys } from "./keys";
import { keepOps, MAX_GROUP, makeOps, readOutbox, type Wanted } from "./ops";
import { nextPush, type Outgoing, type Size } from "./outgoing";
import { Overlay } from "./overlay";
import { readKeys } from "./read";
import { rebuild } from "./rebuild";
import { Tray } from "./refusals";
import { idOfCopy, rename } from "./rename";
import { Shelf } from "./shelf";
import { Tabs } from "./tabs";
import { keyOf, type Named, type Somebody, type Stamp, type Unsent } from "./types";
import { Views } from "./view";
import type { Answer, Push } from "./wire";
import { randomId, type World } from "./world";

/** Above this number of rows another tab reads what it holds again instead of being told each. */
const TOLD = 500;

export interface Unsents {
  count: number;
  oldest: number | null;
}

export interface DeskHooks {
  stamp(): Stamp;
  fetchBytes(hash: string): Promise<Blob | null>;
  /** Something was kept that is to be sent. */
  kept(): void;
  failed(error: unknown): void;
  /** The person's store was cleared. */
  gone(person: string): void;
}

export class Desk {
  readonly unsent = signal<Unsents>({ count: 0, oldest: null });
  readonly standing: Signal<Standing>;
  readonly shelf: Shelf;
  readonly tray: Tray;
  readonly bytes: Bytes;
  readonly keys: Keys;
  readonly overlay = new Overlay();
  private readonly tabs: Tabs;

  constructor(
    readonly person: Somebody,
    readonly db: Connection,
    standing: Standing,
    private readonly world: World,
    private readonly hooks: DeskHooks,
  ) {
    this.standing = signal(standing);
    const views = new Views(person.id, () => this.standing.peek().device);
    const indexed = rebuild(db);
    indexed.catch(hooks.failed);
    this.shelf = new Shelf(db, this.overlay, views, person.id, indexed, hooks.failed);
    this.tray = new Tray(db);
    this.bytes = new Bytes(db, world, hooks.fetchBytes);
    this.keys = new Keys(db, () => this.standing.peek().device);
    this.tabs = new Tabs(world, person.id, {
      kept: (from, to) => this.othersKept(from, to),
      applied: (settled, keys) => this.othersApplied(settled, keys),
      outbox: () => this.reloadOutbox(),
      tray: () => this.tray.load(),
      bytes: () => this.bytes.load(),
      gone: async () => hooks.gone(person.id),
      failed: hooks.failed,
    });
  }

  /** Reads what has to be in memory: unsent changes, the tray, what is known of bytes. */
  async load(): Promise<void> {
    await this.tabs.hold(async () => {
      const [outbox] = await Promise.all([
        readOutbox(this.db),
        this.tray.load(),
        this.bytes.load(),
      ]);
      this.overlay.reload(outbox, this.standing.peek().inRows);
    });
    this.count();
  }

  /** Shows the changes at once, resolves when they are durable, takes them back when they cannot be kept. */
  async keep(wanted: readonly Wanted[], resent: readonly Named[] = []): Promise<void> {
    // More than a group holds goes in one piece each.
    const parts = wanted.flatMap((one) => this.overlay.bySight(one));
    const ops = makeOps(parts.length > MAX_GROUP ? wanted : parts, this.hooks.stamp(), () =>
      randomId(this.world),
    );
    // The disk is asked first: it works while the screen is drawn.
    const keeping = keepOps(this.db, ops, this.tray.markResent(resent));
    this.show(this.overlay.put(ops));
    try {
      const numbered = await keeping;
      this.show(this.overlay.put(numbered));
      this.tellKept(numbered);
    } catch (error) {
      this.show(this.overlay.remove(ops));
      throw localError(error);
    }
    this.hooks.kept();
  }

  async resend(named: Named, set?: Record<string, unknown>): Promise<void> {
    const found = this.tray.find(named);
    if (found?.refusal.state !== "open") return;
    const { kind, id, saw, set: old } = found.op;
    await this.keep([{ kind, id, saw, set: set ?? old }], [named]);
    await this.tray.load();
    this.tabs.say({ say: "tray" });
  }

  async drop(named: Named): Promise<void> {
    await this.tray.drop(named);
    this.tabs.say({ say: "tray" });
  }

  async keepBytes(bytes: Blob, job: string): Promise<string> {
    const hash = await this.bytes.keep(bytes, job);
    this.tabs.say({ say: "bytes" });
    this.hooks.kept();
    return hash;
  }

  outgoing(size: Size): Promise<Outgoing> {
    return nextPush(this.db, size);
  }

  /** Null when nothing of the answer could be used: the next round brings the same again. */
  async apply(push: Push, answer: Answer, measured: Measured | null): Promise<Applied | null> {
    const was = this.standing.peek().device;
    const who = { me: this.person.id, measured, at: this.world.now() };
    const outcome = await applyAnswer(this.db, push, answer, who);
    if (outcome === "again") await this.readAnew();
    else if ("cloned" in outcome) await this.goOnAsCopy(was, outcome.cloned);
    else await this.showApplied(outcome, answer);
    return outcome === "again" || "cloned" in outcome ? null : outcome;
  }

  /** Takes a new identity; what is unsent from number `from` on is numbered anew. */
  async rename(was: string, from: number, device = randomId(this.world)): Promise<void> {
    await rename(this.db, was, device, from, this.world.now());
    await this.reloadOutbox();
    this.tabs.say({ say: "outbox" });
  }

  /** What the server cannot even read lies in the tray from now on, and no longer holds up the rest. */
  async putAside(numbers: readonly number[], code: string): Promise<void> {
    await putAside(this.db, numbers, code, this.world.now());
    await this.tray.load();
    await this.reloadOutbox();
    this.tabs.say({ say: "outbox" });
    this.tabs.say({ say: "tray" });
  }

  private async goOnAsCopy(was: string, from: number): Promise<void> {
    await this.rename(was, from, (await idOfCopy(this.db, was, from)) ?? undefined);
  }

  async stand(change: Partial<Standing>): Promise<void> {
    await this.db.write(["standing"], true, async (tx) => {
      const old = await tx.objectStore("standing").get("now");
      if (old) await tx.objectStore("standing").put({ ...old, ...change }, "now");
    });
    await this.reloadStanding();
  }

  /** Clears the store of a device that was taken out of use; false while something can still be handed in. */
  async clear(): Promise<boolean> {
    return this.overlay.size === 0 && (await clearHandedIn(this.db));
  }

  /** Clears what the firm brought here when its person leaves; says what has to stay. */
  leave(): Promise<Remains> {
    return clearSight(this.db, this.world.now());
  }

  remains(): Promise<Remains> {
    return remainsOf(this.db);
  }

  /** Other tabs close this store too. */
  sayGone(): void {
    this.tabs.say({ say: "gone" });
  }

  close(): void {
    this.tabs.close();
    this.bytes.close();
    this.db.close();
  }

  /** Rows replaced and unsent changes taken off at the same moment. */
  private async showApplied(applied: Applied, answer: Answer): Promise<void> {
    const { standing, rows, removed, settled } = applied;
    batch(() => {
      this.standing.value = standing;
      const told = this.overlay.settle(settled);
      this.shelf.update({ rows, removed, told });
      this.count();
    });
    this.tellApplied(applied);
    const words = rows.some(({ kind }) => kind === "tray_word");
    if (answer.refused.length > 0 || words) await this.tray.load();
    if (removed.length > 0 || answer.resend !== undefined) await this.bytes.load();
    if (answer.resend === undefined) return;
    await this.reloadOutbox();
    this.tabs.say({ say: "outbox" });
  }

  private show(told: readonly string[]): void {
    batch(() => {
      this.shelf.update({ told });
      this.count();
    });
  }

  private count(): void {
    // Only what is durable may be called saved.
    this.unsent.value = { count: this.overlay.numbered(), oldest: this.overlay.oldest() };
  }

  private tellKept(ops: readonly Unsent[]): void {
    const numbers = ops.map(({ n }) => n ?? 0);
    this.tabs.say({ say: "kept", from: Math.min(...numbers), to: Math.max(...numbers) });
  }

  private tellApplied({ rows, removed, settled }: Applied): void {
    const keys = [...rows.map(({ kind, id }) => keyOf(kind, id)), ...removed];
    this.tabs.say({ say: "applied", settled, keys: keys.length > TOLD ? null : keys });
    this.tabs.say({ say: "tray" });
  }

  private async othersKept(from: number, to: number): Promise<void> {
    this.show(this.overlay.put(await readOutbox(this.db, from, to)));
  }

  private async othersApplied(settled: number, keys: string[] | null): Promise<void> {
    await this.reloadStanding();
    const pairs = (keys ?? []).map(split);
    const rows = await readKeys(this.db, pairs);
    const removed = (keys ?? []).filter((key) => !rows.has(key));
    if (keys === null) await this.shelf.reload();
    batch(() => {
      const told = this.overlay.settle(settled);
      this.shelf.update({ rows: [...rows.values()], removed, told });
      this.count();
    });
  }

  /** More may lie on the disk than this tab heard of: its connection broke right after it had been written down. */
  private async readAnew(): Promise<void> {
    await this.reloadOutbox();
    await Promise.all([this.shelf.reload(), this.tray.load(), this.bytes.load()]);
    this.tabs.say({ say: "applied", settled: this.standing.peek().inRows, keys: null });
    this.tabs.say({ say: "tray" });
  }

  private async reloadOutbox(): Promise<void> {
    await this.reloadStanding();
    const { inRows } = this.standing.peek();
    this.show(this.overlay.reload(await readOutbox(this.db), inRows));
  }

  private async reloadStanding(): Promise<void> {
    const now = await this.db.read(["standing"], (tx) => tx.objectStore("standing").get("now"));
    if (now) this.standing.value = now;
  }
}

function split(key: string): [string, string] {
  const cut = key.indexOf("/");
  return [key.slice(0, cut), key.slice(cut + 1)];
}
