// Half-finished input of one person: pen strokes, half-typed text. On the disk at once, never sent.
// What nobody wrote goes when its person signs out; its key begins with receipt/, place/ or known/ (departed.ts).

import type { Connection } from "./database";

export async function readDraft(db: Connection, key: string): Promise<unknown> {
  const found = await db.read(["drafts"], (tx) => tx.objectStore("drafts").get(key));
  return found?.value;
}

export async function keepDraft(db: Connection, key: string, value: unknown): Promise<void> {
  await db.write(["drafts"], true, (tx) => tx.objectStore("drafts").put({ key, value }));
}

/** The names of those that begin so, in order. */
export async function namesOf(db: Connection, start: string): Promise<string[]> {
  const range = IDBKeyRange.bound(start, `${start}\uffff`);
  return db.read(["drafts"], (tx) => tx.objectStore("drafts").getAllKeys(range));
}

export async function dropDraft(db: Connection, key: string): Promise<void> {
  await db.write(["drafts"], true, (tx) => tx.objectStore("drafts").delete(key));
}
