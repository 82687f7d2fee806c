// An op that no server can read: its text goes to the tray for a person to see, and its number goes on without it.

import type { Connection } from "./database";

/** What travels under the number instead: the server refuses it alone, and the numbers stay without gaps. */
const NOTHING = '{"put_aside":true}';

export async function putAside(
  db: Connection,
  numbers: readonly number[],
  code: string,
  at: number,
): Promise<void> {
  await db.write(["standing", "outbox", "refused"], true, async (tx) => {
    const device = (await tx.objectStore("standing").get("now"))?.device ?? "";
    for (const n of numbers) {
      const op = await tx.objectStore("outbox").get(n);
      if (!op || op.text === NOTHING) continue;
      const why = { code, field: null, detail: null, at, state: "open" as const };
      await tx.objectStore("refused").put({ device, n, text: op.text, ...why });
      const empty = { ...op, group: null, refused: true, text: NOTHING };
      await tx.objectStore("outbox").put(empty);
    }
  });
}
