// The end of a store that was taken out of use: cleared when everything is handed in, and what is said of it then.

import type { Connection, Name } from "./database";
import { GONE } from "./ops";
import type { Revoked } from "./wire";
import type { World } from "./world";

/** What the person is told afterwards. */
export interface Gone {
  name: string;
  why: Revoked;
  at: number;
  /** How many changes of this device the office has. */
  changes: number;
}

const NOTE = "kept.gone";
/** Every store by name: one that is added later does not compile until it is named here. */
const EVERY: Record<Name, true> = {
  ...{
    rows: true,
    slim: true,
    words: true,
    outbox: true,
    kept: true,
    receipts: true,
    refused: true,
  },
  ...{ blobs: true, bytes: true, drafts: true, numbers: true, standing: true, keys: true },
};
const ALL = Object.keys(EVERY) as Name[];
/** Bytes that the server will never take, or that are not here any more: they hold nothing up. */
const HOPELESS = new Set(["too_large", "wrong_type", "malformed", "broken"]);

/** In one transaction: looks whether anything can still be handed in, and clears everything when not. */
export function clearHandedIn(db: Connection): Promise<boolean> {
  return db.write(ALL, true, async (tx) => {
    const unsent = await tx.objectStore("outbox").count();
    const blobs = await tx.objectStore("blobs").getAll();
    const waits = blobs.some((b) => b.state === "local" && !HOPELESS.has(b.error ?? ""));
    if (unsent > 0 || waits) return false;
    await Promise.all(ALL.map((name) => tx.objectStore(name).clear()));
    await tx.objectStore("numbers").put(1, GONE);
    return true;
  });
}

export function noteGone(world: World, gone: Gone | null): void {
  world.remember(NOTE, gone ? JSON.stringify(gone) : "");
}

export function recallGone(world: World): Gone | null {
  try {
    return JSON.parse(world.recall(NOTE) || "null") as Gone | null;
  } catch {
    return null;
  }
}
