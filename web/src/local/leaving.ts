// What becomes of bytes when their row leaves the device, or when the server has lost some.

import { KINDS, type Kind } from "../schema.gen";
import type { StoredRow, Tx } from "./database";

type Write = Tx<"readwrite">;

/** What leaves sight leaves the device, pictures too; bytes that the server lacks stay until it has them. */
export async function dropBytes(tx: Write, left: readonly StoredRow[]): Promise<void> {
  const blobs = tx.objectStore("blobs");
  for (const hash of left.flatMap(hashesOf)) {
    const blob = await blobs.get(hash);
    if (!blob || blob.state === "local") continue;
    await Promise.all([blobs.delete(hash), tx.objectStore("bytes").delete(hash)]);
  }
}

/** A server that went back in time may lack pictures that it had. */
export async function offerBytesAgain(tx: Write): Promise<void> {
  const blobs = tx.objectStore("blobs");
  for (const blob of await blobs.getAll())
    if (blob.state === "sent") await blobs.put({ ...blob, state: "local", place: null, offset: 0 });
}

function hashesOf({ kind, text }: StoredRow): string[] {
  const fields = KINDS[kind as Kind]?.blobs ?? [];
  if (fields.length === 0) return [];
  const { value } = JSON.parse(text) as { value: Record<string, unknown> };
  return fields
    .map((field) => value[field])
    .filter((hash) => typeof hash === "string" && hash !== "") as string[];
}
