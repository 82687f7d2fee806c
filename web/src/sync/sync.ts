// Joins the parts that speak to the server: session, rounds, bytes, news.

import { computed } from "@preact/signals";
import { sha256 } from "../local/bytes";
import type { Desk } from "../local/desk";
import type { Local } from "../local/local";
import { createApi, nameOf, request } from "./api";
import { Enrolments } from "./enrolment";
import { ApiError, noAnswer } from "./errors";
import { createFiles } from "./files";
import { Live } from "./live";
import { jitter, Loop } from "./loop";
import { Rounds } from "./rounds";
import { createSession } from "./session";
import { Status } from "./status";
import { listen } from "./triggers";
import { registerWorker } from "./update";
import { Uploads } from "./uploads";

export interface HistoryOp {
  seq: number;
  device: string;
  n: number;
  by: string;
  at: number;
  uncertainty: number;
  received: number;
  set: Record<string, unknown>;
  /** Two people took something out of it. */
  redacted?: { asked: string; approved: string; at: number; reason: string; fields: string[] };
}

export type Sync = ReturnType<typeof createSync>;

const NEWS = 1_500;
/** So seldom the server is asked for pinned papers that it did not have. */
const BRING = 60_000;

export function createSync(local: Local) {
  const whose = () => local.me.peek()?.id;
  /** Whoever is signed in: for sessions and devices, which say themselves whose they are. */
  const anyone = createApi(local.world);
  const api = createApi(local.world, whose);
  const status = new Status(computed(() => local.desk.value?.standing.value ?? null));
  const rounds = new Rounds(local, anyone);
  const uploads = new Uploads(local, (ms) => loop.nudge(ms));
  const enrolments = new Enrolments(anyone);
  let brought = Number.NEGATIVE_INFINITY;
  const after = async (desk: Desk) => {
    if (desk.standing.peek().revoked) {
      await uploads.run(desk);
      await session.leaveRevoked(desk);
      return;
    }
    void uploads.run(desk);
    void local.sweep(desk.standing.peek()).catch(local.failed);
    // What a person wants here comes when it can; nobody waits for it.
    if (local.world.mono() - brought > BRING) {
      brought = local.world.mono();
      void desk.bytes.bringPinned();
    }
    // A store that closed meanwhile is no trouble; another trouble shows when somebody seals.
    await enrolments.run(desk).catch(() => {});
  };
  const loop: Loop = new Loop(
    local,
    rounds,
    status,
    (desk) => void after(desk).catch(local.failed),
    // Photos need no room to go, and may well be what fills it.
    (desk) => void uploads.run(desk),
  );
  const live = new Live(local.world, () => loop.nudge(jitter(NEWS) - NEWS * 0.75));
  let unlisten = () => {};
  let running = false;

  local.links.kept = () => loop.nudge();
  local.links.fetchBytes = async (hash) => {
    try {
      const init = { headers: nameOf(whose()) };
      const bytes = await (await request(local.world, `/api/blobs/${hash}`, init)).blob();
      // A hotel's login page, or half a picture, is not what the hash names: kept once, it would stay.
      if ((await sha256(await bytes.arrayBuffer())) !== hash) throw noAnswer("unreadable", 200);
      return bytes;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  };

  const changedPerson = () => {
    live.stop();
    const person = local.me.peek();
    if (running && person) live.start(person.id);
    loop.hurry();
    void session.payOwed().catch(local.failed);
  };

  const session = createSession(local, anyone, rounds, changedPerson);

  return {
    ...createFiles(local.world, whose),
    syncState: status.state,
    clock: local.clock.state,
    now: () => local.clock.now(),
    syncNow: () => loop.now(),
    async start(): Promise<void> {
      if (running) return;
      running = true;
      unlisten = listen(() => {
        loop.hurry();
        void session.payOwed().catch(local.failed);
      });
      void registerWorker(() => loop.hurry()).catch(() => {});
      await local.resume();
      // Some browsers take long to say it, or never do: nothing waits for that.
      void local.refreshStorage();
      loop.start();
      changedPerson();
      await session.payOwed();
    },
    stop(): void {
      running = false;
      unlisten();
      live.stop();
      loop.stop();
    },
    signIn: session.signIn,
    signOut: session.signOut,
    payOwed: session.payOwed,
    api,
    history: async (kind: string, id: string) =>
      (await api<{ ops: HistoryOp[] }>("GET", `/api/history/${kind}/${encodeURIComponent(id)}`))
        .ops,
    rounds,
    uploads,
    after,
  };
}
