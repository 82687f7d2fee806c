// The bytes of photos and files on this device, named by their SHA-256; kept until the server has them.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Connection, Standing, StoredBlob } from "./database";
import { localError, nameOf } from "./errors";
import { isLongAgo, type Moment } from "./kept";
import type { World } from "./world";

export interface BlobState {
  state: "local" | "sending" | "sent" | "remote" | "missing" | "failed";
  sent: number;
  size: number;
  pinned?: boolean;
  error?: string;
}

export interface BlobLine extends BlobState {
  hash: string;
  job: string;
  at: number;
}

const URLS = 200;
/** What the server has too may fill so much room here; small pictures stay in any case. */
const ROOM = 150_000_000;
const SMALL = 65_536;
/** How far a device's reckoning of the server's time may be off, milliseconds. */
const MARGIN = 60_000;
/** Reports stay: whoever sealed one can hand it over without a network. */
export const REPORT = "application/vnd.kept.report+json";

export class Bytes {
  private readonly known = signal<ReadonlyMap<string, StoredBlob>>(new Map());
  /** Hashes under way, and those that the server said it lacks. */
  private readonly sending = signal<string | null>(null);
  private readonly missing = signal<ReadonlySet<string>>(new Set());
  private readonly urls = new Map<string, Promise<string | null>>();

  constructor(
    private readonly db: Connection,
    private readonly world: World,
    private readonly fetchBytes: (hash: string) => Promise<Blob | null>,
  ) {}

  readonly states: ReadonlySignal<BlobLine[]> = computed(() =>
    [...this.known.value.values()].map(({ hash, job, at }) => ({
      hash,
      job,
      at,
      ...this.now(hash),
    })),
  );

  async load(): Promise<void> {
    const all = await this.db.read(["blobs"], (tx) => tx.objectStore("blobs").getAll());
    this.known.value = new Map(all.map((blob) => [blob.hash, blob]));
  }

  state(hash: string): ReadonlySignal<BlobState> {
    return computed(() => this.now(hash));
  }

  /** Resolves with the hash when the bytes are on the disk. */
  async keep(bytes: Blob, job: string): Promise<string> {
    try {
      const buffer = await bytes.arrayBuffer();
      const hash = await sha256(buffer);
      const old = this.known.peek().get(hash);
      if (old?.state === "local") return hash;
      const blob = { ...fresh(hash, job, this.world.now()), pinned: old?.pinned ?? false };
      await this.storeFirst({ ...blob, type: bytes.type, size: bytes.size }, buffer);
      return hash;
    } catch (error) {
      throw localError(error);
    }
  }

  /** Pinned bytes stay however full it gets; they are brought now, or after the first round that finds the server. */
  async pin(hash: string, pinned: boolean): Promise<void> {
    await this.db.write(["blobs"], true, async (tx) => {
      const store = tx.objectStore("blobs");
      const known = await store.get(hash);
      const isEmpty = !known || (known.state === "remote" && known.size === 0);
      if (!pinned && isEmpty) return store.delete(hash);
      const blank = { ...fresh(hash, "", this.world.now()), state: "remote" as const };
      await store.put({ ...(known ?? blank), pinned });
    });
    await this.load();
    if (pinned) await this.get(hash);
  }

  /** Fetches what is pinned and not here; what cannot be had now waits for the next time and keeps no other away. */
  async bringPinned(): Promise<void> {
    const wanted = [...this.known.peek().values()].filter((blob) => blob.pinned && blob.size === 0);
    for (const { hash } of wanted) await this.get(hash).catch(() => {});
  }

  /** The server has all of it: said with the time, since only what lies in its backups may go from here. */
  async arrived(blob: StoredBlob, now: number): Promise<void> {
    const sent = { state: "sent" as const, offset: blob.size, error: null, tries: 0 };
    await this.progress({ ...blob, ...sent, done: now + MARGIN });
  }

  /** An address for an <img>; null when neither this device nor the server has the bytes. */
  url(hash: string): Promise<string | null> {
    const known = this.urls.get(hash);
    if (known) return known;
    const made = this.makeUrl(hash);
    this.urls.set(hash, made);
    const retry = () => this.urls.delete(hash);
    made.then((url) => url ?? retry(), retry);
    this.dropOldUrls();
    return made;
  }

  async read(hash: string): Promise<ArrayBuffer | null> {
    const found = await this.db.read(["bytes"], (tx) => tx.objectStore("bytes").get(hash));
    return found?.bytes ?? null;
  }

  /** Takes bytes off this device that the server had and gives to nobody any more. */
  async forget(hash: string): Promise<void> {
    if (this.known.peek().has(hash)) await this.drop(hash);
  }

  /** Those that the server does not have yet. */
  waiting(): StoredBlob[] {
    return [...this.known.peek().values()].filter(({ state }) => state === "local");
  }

  /** On a full disk it is known until the app ends; then the server is asked once more. */
  async progress(blob: StoredBlob): Promise<void> {
    const known = await this.noteProgress(blob).catch((error) => {
      if (nameOf(error) !== "QuotaExceededError") throw error;
      return blob;
    });
    if (known) this.tell(known);
  }

  private noteProgress(blob: StoredBlob): Promise<StoredBlob | null> {
    return this.db.write(["blobs"], true, async (tx) => {
      const store = tx.objectStore("blobs");
      const old = await store.get(blob.hash);
      if (!old) return null;
      // Somebody may have pinned them, or let them go, since they set out.
      const now = { ...blob, pinned: old.pinned ?? false };
      await store.put(now);
      return now;
    });
  }

  /** Drops the oldest large ones that are safe elsewhere, when they fill too much room. */
  async trim(
    { backed = 0, heard }: Pick<Standing, "backed" | "heard">,
    room = ROOM,
  ): Promise<void> {
    const now = { at: this.world.now(), heard };
    const all = [...this.known.peek().values()];
    const copies = all.filter((blob) => !blob.pinned && isSafe(blob, backed, now));
    let filled = copies.reduce((sum, { size }) => sum + size, 0);
    const large = copies
      .filter(({ size, type }) => size > SMALL && type !== REPORT)
      .sort((a, b) => a.at - b.at);
    for (const { hash, size } of large) {
      if (filled <= room) return;
      await this.drop(hash);
      filled -= size;
    }
  }

  /** Drops what the server has, the oldest first, until so much is free; false when that is not much. */
  private async makeRoom(size: number): Promise<boolean> {
    const all = [...this.known.peek().values()];
    const sent = all.filter(({ state, pinned }) => state !== "local" && !pinned);
    let freed = 0;
    for (const blob of sent.sort((a, b) => a.at - b.at)) {
      if (freed > 2 * size) break;
      await this.drop(blob.hash);
      freed += blob.size;
    }
    return freed > size;
  }

  underWay(hash: string | null): void {
    this.sending.value = hash;
  }

  close(): void {
    for (const made of this.urls.values()) void made.then(revoke, () => {});
    this.urls.clear();
  }

  /** From this device, or from the server; null when neither has the bytes. */
  async get(hash: string): Promise<Blob | null> {
    const blob = this.known.peek().get(hash);
    const bytes = blob && (await this.read(hash));
    if (bytes) return new Blob([bytes], { type: blob.type });
    const got = await this.fetchBytes(hash);
    if (!got) this.missing.value = new Set(this.missing.peek()).add(hash);
    return got && this.cache(hash, got);
  }

  private async makeUrl(hash: string): Promise<string | null> {
    const blob = await this.get(hash);
    return blob && URL.createObjectURL(blob);
  }

  /** A copy of what the server has; there may be no room for it, and that is no harm. */
  private async cache(hash: string, got: Blob): Promise<Blob> {
    const buffer = await got.arrayBuffer();
    const about = { ...fresh(hash, "", this.world.now()), state: "remote" as const };
    const blob = { ...about, type: got.type, size: got.size };
    const pinned = this.known.peek().get(hash)?.pinned;
    if (pinned) await this.storeFirst({ ...blob, pinned }, buffer);
    else await this.store(blob, buffer, false).catch(() => {});
    return got;
  }

  /** A new picture, or what a person wants here, is worth more than a second copy of what the server has. */
  private async storeFirst(blob: StoredBlob, buffer: ArrayBuffer): Promise<void> {
    const store = () => this.store(blob, buffer, true);
    await store().catch(async (error) => {
      if (nameOf(error) !== "QuotaExceededError" || !(await this.makeRoom(blob.size))) throw error;
      await store();
    });
  }

  private async store(blob: StoredBlob, bytes: ArrayBuffer, strict: boolean): Promise<void> {
    await this.db.write(["blobs", "bytes"], strict, (tx) =>
      Promise.all([
        tx.objectStore("blobs").put(blob),
        tx.objectStore("bytes").put({ hash: blob.hash, bytes }),
      ]),
    );
    this.tell(blob);
  }

  private async drop(hash: string): Promise<void> {
    await this.db.write(["blobs", "bytes"], false, async (tx) => {
      const blob = await tx.objectStore("blobs").get(hash);
      if (!blob || blob.state === "local" || blob.pinned) return;
      await Promise.all([
        tx.objectStore("blobs").delete(hash),
        tx.objectStore("bytes").delete(hash),
      ]);
    });
    await this.load();
  }

  private tell(blob: StoredBlob): void {
    this.known.value = new Map(this.known.peek()).set(blob.hash, blob);
  }

  private now(hash: string): BlobState {
    const blob = this.known.value.get(hash);
    if (!blob)
      return { state: this.missing.value.has(hash) ? "missing" : "remote", sent: 0, size: 0 };
    const { size, error, state, pinned = false } = blob;
    const sent = state === "local" ? blob.offset : size;
    if (this.sending.value === hash && state === "local") return { state: "sending", sent, size };
    if (error && state === "local") return { state: "failed", sent, size, error };
    return { state, sent, size, ...(pinned ? { pinned } : {}) };
  }

  private dropOldUrls(): void {
    const [oldest] = this.urls;
    if (this.urls.size <= URLS || !oldest) return;
    this.urls.delete(oldest[0]);
    void oldest[1].then(revoke, () => {});
  }
}

/** The server has it, and two verified backups too, or it was sent so long ago that nobody waits for those. */
export function isSafe({ state, done = 0, at }: StoredBlob, backed: number, now: Moment): boolean {
  if (state !== "sent" || done === 0) return state === "remote";
  return done < backed || isLongAgo({ at, heard: done }, now);
}

function fresh(hash: string, job: string, at: number): StoredBlob {
  const place = { place: null, offset: 0, tries: 0, retry: 0, error: null };
  return { hash, job, type: "", size: 0, at, state: "local", ...place };
}

function revoke(url: string | null): void {
  if (url) URL.revokeObjectURL(url);
}

export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
