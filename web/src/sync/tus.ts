// Sends the bytes of one photo by tus 1.0: in pieces, from where the server says it stands.

import type { StoredBlob } from "../local/database";
import type { World } from "../local/world";
import { nameOf, request } from "./api";
import { ApiError, noAnswer } from "./errors";

const PIECE = 262_144;
const LIMIT = 60_000;
/** How often a piece may arrive damaged before it is left for later. */
const DAMAGED = 3;

/** The server, asked in the author's name alone: bytes that came in another's would be seen by nobody. */
interface Line {
  world: World;
  headers: Record<string, string>;
}

export type Progress = (place: string, offset: number) => Promise<void>;

/** Resolves when the server has all bytes. Throws ApiError. */
export async function send(
  world: World,
  person: string,
  blob: StoredBlob,
  bytes: ArrayBuffer,
  progress: Progress,
): Promise<void> {
  const headers = { "Tus-Resumable": "1.0.0", "X-Kept": "1", ...nameOf(person) };
  const line = { world, headers };
  let { place, offset } = await begin(line, blob);
  await progress(place, offset);
  for (let damaged = 0; offset < bytes.byteLength; ) {
    try {
      offset = await sendPiece(line, place, offset, bytes.slice(offset, offset + PIECE));
    } catch (error) {
      if (!(error instanceof ApiError) || ![409, 460].includes(error.status)) throw error;
      if (++damaged > DAMAGED) throw error;
      offset = await whereAt(line, place);
    }
    await progress(place, offset);
  }
}

/** The place for these bytes, new or known, and how much lies there. */
async function begin(line: Line, blob: StoredBlob): Promise<{ place: string; offset: number }> {
  if (blob.place !== null) {
    try {
      return { place: blob.place, offset: await whereAt(line, blob.place) };
    } catch (error) {
      if (!(error instanceof ApiError) || ![404, 410].includes(error.status)) throw error;
    }
  }
  const metadata = `sha256 ${btoa(blob.hash)},type ${btoa(blob.type || "application/octet-stream")}`;
  const about = { "Upload-Length": String(blob.size), "Upload-Metadata": metadata };
  const init = { method: "POST", headers: { ...line.headers, ...about } };
  const answer = await request(line.world, "/api/blobs", init);
  const place = answer.headers.get("Location");
  if (!place) throw noAnswer("unreadable", answer.status);
  return { place: pathOf(place), offset: offsetOf(answer) };
}

/** An answer to HEAD has no words. A refusal is that of another's session: a proxy that dislikes bytes sees none here. */
async function whereAt({ world, headers }: Line, place: string): Promise<number> {
  try {
    return offsetOf(await request(world, place, { method: "HEAD", headers }));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 403) throw error;
    throw new ApiError(403, "other_person", error.said);
  }
}

async function sendPiece(
  line: Line,
  place: string,
  offset: number,
  piece: ArrayBuffer,
): Promise<number> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", piece));
  const headers = {
    ...line.headers,
    "Content-Type": "application/offset+octet-stream",
    "Upload-Offset": String(offset),
    "Upload-Checksum": `sha256 ${btoa(String.fromCharCode(...digest))}`,
  };
  const init = { method: "PATCH", headers, body: piece };
  return offsetOf(await request(line.world, place, init, LIMIT));
}

function offsetOf(answer: Response): number {
  const offset = Number(answer.headers.get("Upload-Offset") ?? "0");
  if (!Number.isInteger(offset) || offset < 0) throw noAnswer("unreadable", answer.status);
  return offset;
}

/** Our own server's path, whatever name it was reached by. */
function pathOf(place: string): string {
  return place.startsWith("/") ? place : new URL(place).pathname;
}
