// Gives this device a new identity: after a copy, a loss, or when another person has its id.

import type { Connection } from "./database";
import { asUnsent } from "./settle";
import { newStanding } from "./standing";

/**
 * Everything below `from` is settled under the old id; what comes from there on is numbered anew from 1.
 * Rows, cursor and epoch stay: they are the person's, not the device's.
 */
export async function rename(
  db: Connection,
  was: string,
  device: string,
  from: number,
  at: number,
): Promise<boolean> {
  return db.write(["standing", "outbox", "kept", "numbers"], true, async (tx) => {
    const old = await tx.objectStore("standing").get("now");
    if (!old || old.device !== was) return false; // another tab has done it
    const outbox = tx.objectStore("outbox");
    const kept = tx.objectStore("kept");
    const [unsent, again] = await Promise.all([
      outbox.getAll(),
      kept.getAll(IDBKeyRange.bound([was, from], [was, Number.MAX_SAFE_INTEGER])),
    ]);
    const settled = unsent.filter((op) => op.n < from);
    const open = [
      ...again.filter((op) => !op.refused).map((op) => asUnsent(op)),
      ...unsent.filter((op) => op.n >= from && !op.refused),
    ];
    await outbox.clear();
    const { device: _, enrolled: __, acked: ___, safe: ____, inRows: _____, ...rest } = old;
    await Promise.all([
      ...settled.map(({ n, text }) => kept.put({ device: was, n, text, at, refused: false })),
      ...open.map((op, i) => outbox.put({ ...op, n: i + 1 })),
      tx.objectStore("numbers").put(open.length + 1, "next"),
      tx
        .objectStore("standing")
        .put({ ...newStanding(device, old.evicted), ...rest, round: old.round + 1 }, "now"),
    ]);
    return true;
  });
}
