// Where a device stands with the server, at its beginning and after each answer.

import type { Standing } from "./database";
import type { Answer } from "./wire";

/** How many heads of the log are remembered. */
const HEADS = 24;

const NOTHING = { scopes: [], cursor: 0, behind: {} };

export function newStanding(device: string, evicted: boolean): Standing {
  return {
    device,
    enrolled: false,
    evicted,
    round: 0,
    acked: 0,
    inRows: 0,
    safe: 0,
    epoch: 0,
    head: null,
    heads: [],
    heard: 0,
    scopes: [],
    cursor: 0,
    behind: {},
    synced: null,
    filled: false,
    refilling: false,
    floor: null,
    measured: null,
    revoked: null,
  };
}

/** The standing after an answer; `settled`: the highest number of an op that it settles; `at`: device time. */
export function advanced(old: Standing, answer: Answer, settled: number, at: number): Standing {
  const { epoch, head, safe } = answer;
  const again = answer.resend !== undefined;
  // The server went back once more in the middle of a refill: what came until now counts for the epoch before.
  const anew = old.refilling && !again && epoch !== old.epoch;
  const { scopes, cursor, behind } = anew ? NOTHING : answer;
  const complete = !anew && !answer.more && Object.keys(behind).length === 0;
  return {
    ...old,
    // A page that was asked for meanwhile follows on what no longer counts: it finds that it comes too late.
    round: old.round + (anew ? 2 : 1),
    acked: again ? (answer.resend ?? 1) - 1 : Math.max(old.acked, settled),
    inRows: again ? answer.taken : Math.max(old.inRows, settled),
    safe,
    epoch,
    head,
    heads: [...old.heads.filter(([seq]) => seq < head[0]), head].slice(-HEADS),
    heard: Math.max(old.heard, answer.now),
    scopes,
    cursor,
    behind,
    synced: complete ? at : old.synced,
    filled: old.filled || complete,
    refilling: (old.refilling || again) && !complete,
    revoked: answer.revoked ?? null,
    backed: answer.backed ?? old.backed ?? 0,
    // A server that came back from a backup may have other keys.
    rescue: epoch === old.epoch || old.epoch === 0 ? old.rescue : undefined,
    floor: anew ? null : (answer.floor ?? (again ? null : old.floor)),
  };
}
