// Applies the server's answer in one transaction: all of it, or nothing.

import type { Connection, Name, Standing, Tx } from "./database";
import { formerIds } from "./former";
import { dropBytes, offerBytesAgain } from "./leaving";
import { arrive, leave } from "./news";
import { blank, settle, settledOps, takeBack, takenOut } from "./settle";
import { advanced } from "./standing";
import { type HeldRow, keyOf } from "./types";
import type { Answer, Push } from "./wire";

export interface Applied {
  standing: Standing;
  rows: HeldRow[];
  removed: string[];
  /** Up to here this device's ops stand in the rows. */
  settled: number;
}

export interface Applying {
  me: string;
  measured: Standing["measured"];
  at: number;
}

/** Another tab was faster, or rows are missing: the next round brings the same again, whole. */
export type Outcome = Applied | "again" | { cloned: number };

const ALL: Name[] = [
  "standing",
  "numbers",
  "rows",
  "slim",
  "outbox",
  "kept",
  "receipts",
  "refused",
];
const BYTES: Name[] = ["blobs", "bytes"];
/** A download leaves the outbox alone, so that a tap need not wait for it. */
const DOWNLOAD: Name[] = ["standing", "rows", "slim"];

export async function applyAnswer(
  db: Connection,
  push: Push,
  answer: Answer,
  who: Applying,
): Promise<Outcome> {
  const again = answer.resend !== undefined;
  const isPush = push.ops.length > 0 || answer.refused.length > 0 || again;
  const loses = again || answer.gone.length > 0 || answer.forget.length > 0;
  const sent = push.first + push.ops.length - 1;
  const words = answer.rows.some(({ kind }) => kind === "tray_word");
  const stores = [
    ...(isPush ? ALL : DOWNLOAD),
    ...(loses || !answer.more ? BYTES : []),
    ...(words && !isPush ? (["refused"] as const) : []),
  ];
  return db.write(stores, isPush, async (tx) => {
    const old = await tx.objectStore("standing").get("now");
    if (!old || old.round !== push.round) return "again";
    if (answer.cloned !== undefined) return { cloned: answer.cloned };
    if (isPush && !again && answer.taken > sent && (await isAllSent(tx, sent)))
      return { cloned: sent + 1 };
    return applyRows(tx, old, push, answer, who, isPush);
  });
}

/** The server knows more ops of this device than it ever made: it is a copy. */
async function isAllSent(tx: Tx<"readwrite">, sent: number): Promise<boolean> {
  return ((await tx.objectStore("numbers").get("next")) ?? 1) === sent + 1;
}

async function applyRows(
  tx: Tx<"readwrite">,
  old: Standing,
  push: Push,
  answer: Answer,
  who: Applying,
  isPush: boolean,
): Promise<Applied | "again"> {
  const again = answer.resend !== undefined;
  // What was not in this request may be another copy's, though the number is ours: it goes up first.
  const settled = again ? 0 : Math.min(answer.taken, push.first + push.ops.length - 1);
  const own = isPush && !again ? await settledOps(tx, settled) : [];
  const rows = await arrive(tx, answer, own, who.me);
  if (!rows) {
    await tx.objectStore("standing").put({ ...old, round: old.round + 1, floor: null }, "now");
    return "again";
  }
  const standing = {
    ...advanced(old, answer, settled, who.at),
    measured: who.measured ?? old.measured,
  };
  const refilled = (old.refilling || again) && !standing.refilling;
  const left = await leave(tx, answer, refilled ? answer.epoch : null);
  if (left.length > 0) await dropBytes(tx, left);
  if (again) {
    standing.former = await formerIds(tx, old.device);
    await takeBack(tx, old.device, answer.resend ?? 1);
    await offerBytesAgain(tx);
  } else if (isPush)
    await settle(tx, { device: old.device, ops: own, last: settled, at: who.at }, answer);
  for (const { device, n } of takenOut(rows)) await blank(tx, device, n);
  await tx.objectStore("standing").put(standing, "now");
  const gone = new Set(left.map((row) => keyOf(row.kind, row.id)));
  const stay = rows.filter((row) => !gone.has(keyOf(row.kind, row.id)));
  return { standing, rows: stay, removed: [...gone], settled };
}
