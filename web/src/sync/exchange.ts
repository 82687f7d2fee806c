// One request of a sync round: what is asked, how it is packed, what counts as an answer.

import type { Standing } from "../local/database";
import type { Outgoing } from "../local/outgoing";
import type { Stamp } from "../local/types";
import type { Answer, Push } from "../local/wire";
import type { World } from "../local/world";
import { read, request } from "./api";
import { noAnswer } from "./errors";

const LIMIT = 90_000;
const SMALL = 1_000;
/** As sent; the server takes 1 MB. */
const MAX_PACKED = 950_000;
/** After decompression the server takes 24 MB. */
const MAX_RAW = 20_000_000;

export interface About {
  app: string;
  unsent: number;
  oldest: number | null;
  persisted: boolean | null;
  free: number | null;
  blobs: number;
}

interface Packed {
  body: string | Blob;
  bytes: number;
  zipped: boolean;
}

/** How many characters of ops to gather at first; learned from how well they were compressed. */
export class Budget {
  characters = 4_000_000;

  /** False when the request was too large and has to be gathered anew. */
  fits({ bytes }: { bytes: number }, raw: number, ops: number): boolean {
    const fill = Math.max(bytes / MAX_PACKED, raw / MAX_RAW);
    if (fill <= 1 || ops <= 1) return true;
    this.characters = Math.max(10_000, Math.floor((this.characters / fill) * 0.8));
    return false;
  }
}

export async function ask(
  world: World,
  out: Outgoing,
  clock: Stamp,
  about: About,
  budget: Budget,
): Promise<Answer | "too large"> {
  const text = bodyOf(out.standing, out.push, clock, about);
  const packed = await pack(text);
  if (!budget.fits(packed, text.length, out.push.ops.length)) return "too large";
  const headers: Record<string, string> = { "X-Kept": "1", "Content-Type": "application/json" };
  if (packed.zipped) headers["Content-Encoding"] = "gzip";
  const init = { method: "POST", headers, body: packed.body };
  return checked(await read(await request(world, "/api/sync", init, LIMIT)));
}

/** The ops go in as the very text that was stored. */
function bodyOf(standing: Standing, push: Push, clock: Stamp, about: About): string {
  const { device, epoch, head, acked, scopes, cursor, behind } = standing;
  const { first, receipt, refused } = push;
  const again = receipt ? { receipt, refused } : {};
  const rest = {
    schema: 1,
    device,
    clock,
    epoch,
    head,
    acked,
    first,
    scopes,
    cursor,
    behind,
    about,
  };
  const start = JSON.stringify({ ...rest, ...again }).slice(0, -1);
  return `${start},"ops":[${push.ops.join(",")}]}`;
}

async function pack(text: string): Promise<Packed> {
  const raw = new Blob([text]);
  if (raw.size <= SMALL || typeof CompressionStream === "undefined")
    return { body: text, bytes: raw.size, zipped: false };
  const zipped = await new Response(raw.stream().pipeThrough(new CompressionStream("gzip"))).blob();
  return { body: zipped, bytes: zipped.size, zipped: true };
}

/** An answer that lacks what has to be stored is no answer. */
function checked(body: unknown): Answer {
  const answer = body as Partial<Answer> | null;
  const numbers = [answer?.epoch, answer?.now, answer?.taken, answer?.safe, answer?.cursor];
  const lists = [answer?.refused, answer?.rows, answer?.gone, answer?.forget, answer?.scopes];
  const whole = numbers.every(Number.isFinite) && lists.every(Array.isArray) && answer?.behind;
  if (!whole) throw noAnswer("unreadable", 200);
  return answer as Answer;
}
