// Makes the short forms and tags of rows that an older version of the app had stored, a few at a time.

import type { Connection } from "./database";
import { fromStored } from "./rows";
import { isSlim, SLIM, tagsOf, toSlim } from "./slim";

const BATCH = 500;

/** Done once for each form; what arrives meanwhile has it already, so two tabs may well do it both. */
export async function rebuild(db: Connection): Promise<void> {
  const done = await db.read(["numbers"], (tx) => tx.objectStore("numbers").get("slim"));
  if (done === SLIM) return;
  let after: [string, string] | null = ["", ""];
  while (after) after = await rebuildFrom(db, after);
  await db.write(["numbers"], false, (tx) => tx.objectStore("numbers").put(SLIM, "slim"));
}

/** The key of the last row that was done; null at the end. */
function rebuildFrom(db: Connection, after: [string, string]): Promise<[string, string] | null> {
  return db.write(["rows", "slim"], false, async (tx) => {
    const rows = tx.objectStore("rows");
    const found = await rows.getAll(IDBKeyRange.lowerBound(after, true), BATCH);
    await Promise.all(
      found.map(async (stored) => {
        const row = fromStored(stored);
        const { tags: _, ...bare } = stored;
        const tags = tagsOf(row);
        await rows.put(tags.length > 0 ? { ...bare, tags } : bare);
        if (isSlim(row.kind)) await tx.objectStore("slim").put(toSlim(row), [row.kind, row.id]);
      }),
    );
    const last = found.length < BATCH ? undefined : found.at(-1);
    return last ? [last.kind, last.id] : null;
  });
}
