// Sends the bytes of one photo by tus 1.0: in pieces, from where the server says it stands.

import type { StoredBlob } from "../local/database";
import type { World } from "../local/world";
import { request } from "./api";
import { ApiError, noAnswer } from "./errors";

const PIECE = 262_144;
const LIMIT = 60_000;
const VERSION = { "Tus-Resumable": "1.0.0", "X-Kept": "1" };
/** How often a piece may arrive damaged before it is left for later. */
const DAMAGED = 3;

export type Progress = (place: string, offset: number) => Promise<void>;

/** Resolves when the server has all bytes. Throws ApiError. */
export async function send(
  world: World,
  blob: StoredBlob,
  bytes: ArrayBuffer,
  progress: Progress,
): Promise<void> {
  let { place, offset } = await begin(world, blob);
  await progress(place, offset);
  for (let damaged = 0; offset < bytes.byteLength; ) {
    try {
      offset = await sendPiece(world, place, offset, bytes.slice(offset, offset + PIECE));
    } catch (error) {
      if (!(error instanceof ApiError) || ![409, 460].includes(error.status)) throw error;
      if (++damaged > DAMAGED) throw error;
      offset = await whereAt(world, place);
    }
    await progress(place, offset);
  }
}

/** The place for these bytes, new or known, and how much lies there. */
async function begin(world: World, blob: StoredBlob): Promise<{ place: string; offset: number }> {
  if (blob.place !== null) {
    try {
      return { place: blob.place, offset: await whereAt(world, blob.place) };
    } catch (error) {
      if (!(error instanceof ApiError) || ![404, 410].includes(error.status)) throw error;
    }
  }
  const metadata = `sha256 ${btoa(blob.hash)},type ${btoa(blob.type || "application/octet-stream")}`;
  const headers = { ...VERSION, "Upload-Length": String(blob.size), "Upload-Metadata": metadata };
  const answer = await request(world, "/api/blobs", { method: "POST", headers });
  const place = answer.headers.get("Location");
  if (!place) throw noAnswer("unreadable", answer.status);
  return { place: pathOf(place), offset: offsetOf(answer) };
}

async function whereAt(world: World, place: string): Promise<number> {
  return offsetOf(await request(world, place, { method: "HEAD", headers: VERSION }));
}

async function sendPiece(
  world: World,
  place: string,
  offset: number,
  piece: ArrayBuffer,
): Promise<number> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", piece));
  const headers = {
    ...VERSION,
    "Content-Type": "application/offset+octet-stream",
    "Upload-Offset": String(offset),
    "Upload-Checksum": `sha256 ${btoa(String.fromCharCode(...digest))}`,
  };
  return offsetOf(await request(world, place, { method: "PATCH", headers, body: piece }, LIMIT));
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
