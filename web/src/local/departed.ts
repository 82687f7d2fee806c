// What stays on the device of a person who signed out: only what that person recorded and the firm does not surely have yet.

import { isSafe } from "./bytes";
import type { Connection, Name, Standing, Tx } from "./database";
import { dropOld, type Moment } from "./kept";

type Write = Tx<"readwrite">;

/** Drafts that are nobody's words: the server has a receipt and what is known too, and a place in a list is found again. */
const CONVENIENCE = /^(receipt|place|known)\//;

/** Counts of what waits for its person, and of own changes that two backups do not hold yet. */
export interface Remains {
  changes: number;
  photos: number;
  refused: number;
  drafts: number;
  own: number;
}

const STORES: Name[] = [
  ...(["rows", "slim", "words", "outbox", "kept", "receipts", "refused"] as const),
  ...(["blobs", "bytes", "drafts", "standing"] as const),
];

/** In one transaction: the firm's records go, and with them every picture and settled refusal; unfinished work stays. */
export function clearSight(db: Connection, at: number): Promise<Remains> {
  return db.write(STORES, true, async (tx) => {
    const standing = await tx.objectStore("standing").get("now");
    if (standing) await tx.objectStore("standing").put(asNew(standing), "now");
    for (const name of ["rows", "slim", "words"] as const) await tx.objectStore(name).clear();
    await dropSettled(tx);
    await dropConvenience(tx);
    const { backed = 0, heard = 0 } = standing ?? {};
    await dropBytes(tx, backed, { at, heard });
    return count(tx);
  });
}

/** Own work that was kept in case the server goes back in time goes when backups hold all that was heard of it. */
export function clearBacked(
  db: Connection,
  { backed = 0, epoch, heard }: Pick<Standing, "backed" | "epoch" | "heard">,
  at: number,
): Promise<Remains> {
  return db.write(STORES, true, async (tx) => {
    const standing = await tx.objectStore("standing").get("now");
    if (standing && standing.epoch === epoch && standing.heard < backed) {
      for (const name of ["kept", "receipts"] as const) await tx.objectStore(name).clear();
      await dropBytes(tx, backed, { at, heard });
    }
    await dropOld(tx, { at, heard });
    return count(tx);
  });
}

export function remainsOf(db: Connection): Promise<Remains> {
  return db.read(["outbox", "kept", "refused", "blobs", "drafts"], count);
}

/** Of everything or of nothing; `own` alone waits for nobody but the backups. */
export function waits({ changes, photos, refused, drafts }: Remains): boolean {
  return changes + photos + refused + drafts > 0;
}

export function isEmpty(remains: Remains): boolean {
  return !waits(remains) && remains.own === 0;
}

/** The next sign-in fetches everything anew, under the same id; what is on its way for the old rows is dropped. */
function asNew(old: Standing): Standing {
  const from = { scopes: [], cursor: 0, behind: {}, floor: null };
  return { ...old, ...from, round: old.round + 1, filled: false, synced: null };
}

async function dropSettled(tx: Write): Promise<void> {
  const store = tx.objectStore("refused");
  for (const { device, n, state } of await store.getAll())
    if (state === "resent" || state === "dropped") await store.delete([device, n]);
}

async function dropConvenience(tx: Write): Promise<void> {
  const store = tx.objectStore("drafts");
  for (const key of await store.getAllKeys()) if (CONVENIENCE.test(key)) await store.delete(key);
}

async function dropBytes(tx: Write, backed: number, now: Moment): Promise<void> {
  for (const blob of await tx.objectStore("blobs").getAll()) {
    if (!isSafe(blob, backed, now)) continue;
    await tx.objectStore("blobs").delete(blob.hash);
    await tx.objectStore("bytes").delete(blob.hash);
  }
}

async function count<M extends IDBTransactionMode>(tx: Tx<M>): Promise<Remains> {
  const [changes, drafts, refused, blobs, kept] = await Promise.all([
    tx.objectStore("outbox").count(),
    tx.objectStore("drafts").getAllKeys(),
    tx.objectStore("refused").getAll(),
    tx.objectStore("blobs").getAll(),
    tx.objectStore("kept").getAll(),
  ]);
  const photos = blobs.filter(({ state }) => state === "local").length;
  const open = refused.filter(({ state }) => state === "open" || state === "redacted").length;
  const own = kept.reduce((sum, { ops }) => sum + ops.length, 0) + blobs.length - photos;
  const written = drafts.filter((key) => !CONVENIENCE.test(key)).length;
  return { changes, photos, refused: open, drafts: written, own };
}
