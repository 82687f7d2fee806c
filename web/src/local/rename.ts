// Gives this device a new identity: after a copy, a loss, or when another person has its id.

import type { Connection } from "./database";
import { asUnsent, keep, takeOut } from "./kept";
import { newStanding } from "./standing";
import { asId } from "./world";

/**
 * The id of a copy that goes on from number `from`. Copies that hold the same op there take the same id, so
 * that what they share is still taken once; where they go apart, they part again.
 */
export async function idOfCopy(db: Connection, was: string, from: number): Promise<string | null> {
  const first = await db.read(["outbox"], (tx) => tx.objectStore("outbox").get(from));
  if (!first) return null;
  const words = new TextEncoder().encode(`${was} ${first.text}`);
  return asId(new Uint8Array(await crypto.subtle.digest("SHA-256", words)).subarray(0, 16));
}

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
): Promise<void> {
  await db.write(["standing", "outbox", "kept", "numbers"], true, async (tx) => {
    const old = await tx.objectStore("standing").get("now");
    if (!old || old.device !== was) return; // another tab has done it
    const outbox = tx.objectStore("outbox");
    const unsent = await outbox.getAll();
    const again = await takeOut(tx, was, from);
    const open = [...again.map((op) => asUnsent(was, op)), ...unsent.filter(({ n }) => n >= from)];
    const goOn = open.filter((op) => !op.refused);
    await outbox.clear();
    await keep(
      tx,
      was,
      unsent.filter(({ n }) => n < from),
      { at, heard: old.heard },
    );
    await Promise.all(goOn.map((op, i) => outbox.put({ ...op, n: i + 1 })));
    await tx.objectStore("numbers").put(goOn.length + 1, "next");
    const { enrolled, acked, inRows, safe } = newStanding(device, false);
    const standing = { ...old, device, enrolled, acked, inRows, safe, round: old.round + 1 };
    await tx.objectStore("standing").put(standing, "now");
  });
}
