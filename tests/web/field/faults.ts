// A line that fails: requests lost, answers lost, cut or replaced, the same sent twice.

import type { Chance } from "./chance";
import type { Fetch } from "./world";

export type Fault =
  | "fine"
  | "lost request"
  | "lost answer"
  | "cut answer"
  | "twice"
  | "late"
  | "stranger"
  | "busy";

const FAULTS: readonly Fault[] = [
  "lost request",
  "lost answer",
  "lost answer",
  "cut answer",
  "twice",
  "late",
  "stranger",
  "busy",
];

/** How often each fault, and each thing of a day, has happened in this process. */
export const happened = new Map<string, number>();

export function count(what: string): void {
  happened.set(what, (happened.get(what) ?? 0) + 1);
}

/** Fails as `next` says, request by request. */
export function flaky(line: Fetch, next: () => Fault): Fetch {
  return async (path, init) => {
    const fault = next();
    if (fault !== "fine") count(fault);
    if (fault === "lost request") throw new TypeError("fetch failed");
    if (fault === "stranger") return new Response("<html>Welcome to the hotel</html>");
    if (fault === "busy") return new Response("", { status: 503, headers: { "Retry-After": "1" } });
    if (fault === "twice") await (await line(path, init)).arrayBuffer();
    const answer = await line(path, init);
    if (fault === "lost answer" || fault === "late") {
      await answer.arrayBuffer();
      throw fault === "late" ? new DOMException("", "TimeoutError") : new TypeError("fetch failed");
    }
    return fault === "cut answer" ? cut(answer) : answer;
  };
}

/** The first half of the body, then nothing more. */
async function cut(answer: Response): Promise<Response> {
  const body = await answer.arrayBuffer();
  const half = body.slice(0, Math.floor(body.byteLength / 2));
  const { status, headers } = answer;
  const rest = new Headers(headers);
  rest.delete("Content-Encoding");
  return new Response(status === 204 ? null : half, { status, headers: rest });
}

/** Faults by chance; none when `calm` says so. */
export function byChance(chance: Chance, share: () => number): () => Fault {
  return () => (chance.is(share()) ? chance.one(FAULTS) : "fine");
}
