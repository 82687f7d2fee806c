// The queue of photos that the server lacks: newest job first, each with its own patience, never in the way of changes.

import { REPORT } from "../local/bytes";
import type { StoredBlob } from "../local/database";
import type { Desk } from "../local/desk";
import type { Local } from "../local/local";
import { ApiError } from "./errors";
import { send } from "./tus";

const FIRST_RETRY = 10_000;
const LAST_RETRY = 1_800_000;
/** Small pictures go before large ones: a list of them says what is coming. */
const THUMB = 65_536;

export class Uploads {
  private running = false;

  constructor(
    private readonly local: Local,
    /** Something has to be tried again in so many milliseconds. */
    private readonly later: (ms: number) => void,
    private readonly wanted = (desk: Desk) => local.desk.peek() === desk,
  ) {}

  /** Sends what can be sent now; one tab at a time. Never throws. */
  async run(desk: Desk): Promise<void> {
    if (this.running || desk.bytes.waiting().length === 0) return;
    this.running = true;
    try {
      await this.local.world.alone(`kept-bytes-${desk.person.id}`, () => this.drain(desk));
    } catch (error) {
      this.local.failed(error);
    } finally {
      this.running = false;
      desk.bytes.underWay(null);
    }
  }

  private async drain(desk: Desk): Promise<void> {
    await desk.bytes.load();
    for (let next = this.next(desk); next; next = this.next(desk)) {
      if (!this.wanted(desk)) return;
      if (!(await this.one(desk, next))) return;
    }
    const soonest = Math.min(...desk.bytes.waiting().map((blob) => blob.retry));
    if (Number.isFinite(soonest)) this.later(Math.max(1_000, soonest - this.local.world.now()));
  }

  /** The record that names the bytes goes first. */
  private next(desk: Desk): StoredBlob | undefined {
    const named = desk.overlay.blobs();
    const now = this.local.world.now();
    const ready = desk.bytes.waiting().filter((blob) => blob.retry <= now && !named.has(blob.hash));
    return inOrder(ready)[0];
  }

  /** False when the network or the session is gone. */
  private async one(desk: Desk, blob: StoredBlob): Promise<boolean> {
    desk.bytes.underWay(blob.hash);
    let now = blob;
    try {
      const bytes = await desk.bytes.read(blob.hash);
      if (!bytes) throw new Error("the bytes are not on this device");
      await send(this.local.world, desk.person.id, blob, bytes, async (place, offset) => {
        now = { ...now, place, offset };
        await desk.bytes.progress(now);
      });
      await desk.bytes.arrived(now, this.local.clock.now());
      return true;
    } catch (error) {
      return await this.putOff(desk, now, error);
    }
  }

  private async putOff(desk: Desk, blob: StoredBlob, error: unknown): Promise<boolean> {
    const code = error instanceof ApiError ? error.code : "broken";
    if (error instanceof ApiError && isNobodyThere(error)) return false;
    const wait = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** blob.tries);
    const tries = Math.min(blob.tries + 1, 12);
    await desk.bytes.progress({
      ...blob,
      tries,
      retry: this.local.world.now() + wait,
      error: code,
    });
    return true;
  }
}

/** No network, or no session of the author's: it is no fault of the photo, and the others would fare no better. */
function isNobodyThere({ status, code }: ApiError): boolean {
  return status === 0 || status === 401 || code === "other_person";
}

/** Reports before all photos: they are what a hospital asks for. Then newest job first; within a job the small ones, then the oldest. */
export function inOrder(blobs: readonly StoredBlob[]): StoredBlob[] {
  const newest = new Map<string, number>();
  for (const { job, at } of blobs) newest.set(job, Math.max(at, newest.get(job) ?? 0));
  const rank = (blob: StoredBlob) => [
    blob.type === REPORT ? 0 : 1,
    -(newest.get(blob.job) ?? 0),
    blob.size < THUMB ? 0 : 1,
    blob.at,
  ];
  return [...blobs].sort((a, b) => {
    const left = rank(a);
    const right = rank(b);
    return left.map((value, i) => value - (right[i] ?? 0)).find((gap) => gap !== 0) ?? 0;
  });
}
