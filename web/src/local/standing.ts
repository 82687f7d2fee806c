// Where a device stands with the server, at its beginning and after each answer.

import type { Standing } from "./database";
import type { Answer } from "./wire";

export function newStanding(device: string, evicted: boolean): Standing {
  return {
    device,
    enrolled: false,
    evicted,
    round: 0,
    acked: 0,
    safe: 0,
    epoch: 0,
    head: null,
    heard: 0,
    scopes: [],
    cursor: 0,
    behind: {},
    filled: false,
    refilling: false,
    resend: null,
    measured: null,
  };
}

/** The standing after an answer to a request whose last op was `sent`. */
export function advanced(old: Standing, answer: Answer, sent: number): Standing {
  const settled = Math.min(answer.taken, sent);
  const complete = !answer.more && Object.keys(answer.behind).length === 0;
  const restored = old.epoch !== 0 && answer.epoch !== old.epoch;
  return {
    ...old,
    round: old.round + 1,
    acked: answer.resend === undefined ? Math.max(old.acked, settled) : old.acked,
    safe: answer.safe,
    epoch: answer.epoch,
    head: answer.head,
    heard: Math.max(old.heard, answer.now),
    scopes: answer.scopes,
    cursor: answer.cursor,
    behind: answer.behind,
    filled: old.filled || complete,
    refilling: (old.refilling || restored) && !complete,
    resend: resendFrom(old, answer, settled),
  };
}

function resendFrom(old: Standing, answer: Answer, settled: number): number | null {
  if (answer.resend !== undefined) return answer.resend;
  return old.resend === null ? null : Math.max(old.resend, settled + 1);
}
