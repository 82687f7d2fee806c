// One request of a sync round: what is asked, how it is packed, what counts as an answer.

import type { Standing } from "../local/database";
import type { Outgoing, Size } from "../local/outgoing";
import type { Stamp } from "../local/types";
import type { Answer, Push } from "../local/wire";
import type { World } from "../local/world";
import { read, request } from "./api";
import { noAnswer } from "./errors";

const LIMIT = 60_000;
const SMALL = 1_000;
/** As sent; the server takes 1 MB. */
const MAX_PACKED = 950_000;
/** After decompression; the server takes 24 MB. */
const MAX_RAW = 20_000_000;
/** The server takes 10,000; writing so many down at once would hold up a tap. */
const MAX_OPS = 4_000;

/** What the device says of itself, shown to the office. */
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
  raw: number;
  sent: number;
}

/** How much to put into a request: learned from how well it packs, and from what the server says. */
export class Budget {
  size: Size = { ops: MAX_OPS, characters: 4_000_000 };

  /** False when the request was too large and has to be gathered anew. */
  fits({ raw, sent }: Packed, ops: number): boolean {
    const fill = Math.max(sent / MAX_PACKED, raw / MAX_RAW);
    if (fill <= 1 || ops <= 1) return true;
    this.size.characters = Math.max(10_000, Math.floor((this.size.characters / fill) * 0.8));
    return false;
  }

  /** False when a request of one op was too much already. */
  halve(ops: number): boolean {
    this.size.ops = Math.max(1, Math.floor(ops / 2));
    return ops > 1;
  }

  well(): void {
    this.size.ops = Math.min(MAX_OPS, this.size.ops * 2);
  }
}

/** Null when the request would be too large. Throws ApiError. */
export async function ask(
  world: World,
  out: Outgoing,
  clock: Stamp,
  about: About,
  budget: Budget,
): Promise<Answer | null> {
  const packed = await pack(bodyOf(out.standing, out.push, clock, about));
  if (!budget.fits(packed, out.push.ops.length)) return null;
  const headers: Record<string, string> = { "X-Kept": "1", "Content-Type": "application/json" };
  if (typeof packed.body !== "string") headers["Content-Encoding"] = "gzip";
  const init = { method: "POST", headers, body: packed.body };
  return checked(await read(await request(world, "/api/sync", init, LIMIT)));
}

/** The ops go in as the very text that was stored. */
function bodyOf(standing: Standing, push: Push, clock: Stamp, about: About): string {
  const { device, epoch, head, heads, acked, scopes, cursor, behind, floor } = standing;
  const start = {
    ...{ schema: 1, device, clock, epoch, head, acked, first: push.first },
    ...{ heads, scopes, cursor, behind, about },
    ...(push.receipt ? { receipt: push.receipt, refused: push.refused } : {}),
    // While rows are filled, what lies here may hold more than the server does, or less.
    ...(standing.refilling || !standing.filled ? {} : { mine: true }),
    ...(floor === null ? {} : { floor }),
  };
  return `${JSON.stringify(start).slice(0, -1)},"ops":[${push.ops.join(",")}]}`;
}

async function pack(text: string): Promise<Packed> {
  const whole = new Blob([text]);
  const raw = whole.size;
  if (raw <= SMALL || typeof CompressionStream === "undefined")
    return { body: text, raw, sent: raw };
  const packing = whole.stream().pipeThrough(new CompressionStream("gzip"));
  const body = await new Response(packing).blob();
  return { body, raw, sent: body.size };
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
