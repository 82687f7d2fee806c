// Reads rows from the device's database: one, those below a root, those of a kind, one's own.

import type { Connection } from "./database";
import { fromStored } from "./rows";
import { fromSlim, type SlimKind } from "./slim";
import { type HeldRow, keyOf } from "./types";

const BATCH = 1000;
const SLIMS = 4000;

/** Gathers what is asked for in one moment into one transaction. */
export function readRecords(db: Connection): (key: [string, string]) => Promise<HeldRow | null> {
  let wanted: Map<string, [string, string]> | null = null;
  let coming: Promise<Map<string, HeldRow>> | null = null;
  return async (key) => {
    if (!wanted || !coming) {
      const keys = new Map<string, [string, string]>();
      wanted = keys;
      coming = Promise.resolve().then(() => {
        wanted = coming = null;
        return readKeys(db, [...keys.values()]);
      });
    }
    wanted.set(keyOf(...key), key);
    return (await coming).get(keyOf(...key)) ?? null;
  };
}

export async function readKeys(
  db: Connection,
  keys: readonly [string, string][],
): Promise<Map<string, HeldRow>> {
  const stored = await db.read(["rows"], (tx) =>
    Promise.all(keys.map((key) => tx.objectStore("rows").get(key))),
  );
  return new Map(
    stored.flatMap((row) => (row ? [[keyOf(row.kind, row.id), fromStored(row)]] : [])),
  );
}

export async function readRoot(db: Connection, root: string): Promise<HeldRow[]> {
  const found = await db.read(["rows"], (tx) => tx.objectStore("rows").index("root").getAll(root));
  return found.map(fromStored);
}

export async function readMine(db: Connection, kind: string): Promise<HeldRow[]> {
  const found = await db.read(["rows"], (tx) => tx.objectStore("rows").index("mine").getAll(kind));
  return found.map(fromStored);
}

/** All rows of a kind, a thousand at a time, so that the screen stays alive in between. */
export async function readKind(db: Connection, kind: string): Promise<HeldRow[]> {
  const rows: HeldRow[] = [];
  for (let after: [string, string?] = [kind]; ; ) {
    // An array sorts after any text, so it ends the kind.
    const range = IDBKeyRange.bound(after, [kind, []], true);
    const found = await db.read(["rows"], (tx) => tx.objectStore("rows").getAll(range, BATCH));
    for (const row of found) rows.push(fromStored(row));
    const last = found.at(-1);
    if (!last || found.length < BATCH) return rows;
    after = [kind, last.id];
  }
}

export async function readTag(db: Connection, tag: string): Promise<HeldRow[]> {
  const found = await db.read(["rows"], (tx) => tx.objectStore("rows").index("tags").getAll(tag));
  return found.map(fromStored);
}

/** The short rows of a kind; a few thousand at a time, so that the screen stays alive in between. */
export async function readSlim(db: Connection, kind: SlimKind): Promise<HeldRow[]> {
  const rows: HeldRow[] = [];
  for (let after: [string, string?] = [kind]; ; ) {
    const range = IDBKeyRange.bound(after, [kind, []], true);
    const texts = await db.read(["slim"], (tx) => tx.objectStore("slim").getAll(range, SLIMS));
    for (const row of fromSlim(kind, texts)) rows.push(row);
    const last = rows.at(-1);
    if (!last || texts.length < SLIMS) return rows;
    after = [kind, last.id];
  }
}
