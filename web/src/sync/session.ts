// Signing in and out on this browser; the end of a session stops the sending, never the local work.

import type { Remains } from "../local/departed";
import type { Desk } from "../local/desk";
import type { Local } from "../local/local";
import type { Somebody } from "../local/types";
import type { Api } from "./api";
import { ApiError } from "./errors";
import type { Rounds } from "./rounds";
import { Uploads } from "./uploads";

interface SessionAnswer {
  person: Somebody;
  expires: number;
}

/** Who signed out here and the server has not heard it yet. */
const OWED = "kept.signout";
/** The server has not heard yet that this device is wiped. */
const WIPED = "kept.wiped";

export function createSession(local: Local, api: Api, rounds: Rounds, changed: () => void) {
  let paying: Promise<unknown> = Promise.resolve();
  let ending: Promise<void> | null = null;
  /** Somebody is about to sign in: that session must not be ended in place of the one before. */
  let entering = 0;

  /**
   * Ends the session of whoever signed out, after it has brought in what was still here; without a network, later. One
   * that somebody else has begun meanwhile, by a link too, is theirs: nothing goes by it, and it goes on.
   */
  async function payOwed(): Promise<void> {
    const person = local.world.recall(OWED);
    if (!person) return;
    try {
      const { person: whose } = await api<SessionAnswer>("GET", "/api/session");
      if (whose.id === person) {
        await handIn(person).catch(unlessOffline);
        if (entering > 0 || local.world.recall(OWED) !== person) return;
        ending = api("DELETE", "/api/session");
        await ending;
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 0) return;
    }
    if (local.world.recall(OWED) === person) local.world.remember(OWED, "");
  }

  /** One after the other, in all tabs: what a tab has paid the next one owes no more. */
  function pay(): Promise<void> {
    const all = () => local.world.alone("kept-owed", () => sayWiped().then(payOwed));
    const done = paying.then(all);
    paying = done.catch(() => {});
    return done;
  }

  /** So that nothing has to wait here until its person comes back. */
  async function handIn(person: string): Promise<void> {
    const isFree = () => entering === 0;
    const uploads = new Uploads(local, () => {}, isFree);
    await local.handOver(person, async (desk) => {
      await local.world.alone(`kept-sync-${person}`, () => rounds.handIn(desk));
      await uploads.run(desk);
    });
  }

  /** Tells the server that nothing is left of a device, which ends its session too. */
  async function sayWiped(): Promise<void> {
    const device = local.world.recall(WIPED);
    if (!device) return;
    try {
      await api("POST", `/api/devices/${device}/wiped`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 0 || error.status >= 500) return;
    }
    local.world.remember(WIPED, "");
  }

  return {
    payOwed: pay,

    /** A device that was taken out of use clears itself once all is handed in. */
    async leaveRevoked(desk: Desk): Promise<void> {
      const { device } = desk.standing.peek();
      if (!(await local.endStore(desk))) return;
      local.world.remember(WIPED, device);
      changed();
      await pay();
    },

    async signIn(login: string, password: string): Promise<Somebody> {
      entering++;
      try {
        await ending?.catch(() => {});
        const { person } = await api<SessionAnswer>("POST", "/api/session", { login, password });
        local.world.remember(OWED, "");
        await local.openStore(person);
        changed();
        return person;
      } finally {
        entering--;
      }
    },

    /** With `clear` the firm's records leave the device; what was not handed in stays in any case, and is told. */
    async signOut(clear: boolean): Promise<Remains | null> {
      const person = local.me.peek()?.id ?? "";
      const left = await local.leave(clear);
      local.world.remember(OWED, person);
      changed();
      return left;
    },
  };
}

/** What the server does not want now waits for its person; the session ends all the same. */
function unlessOffline(error: unknown): void {
  if (!(error instanceof ApiError) || error.status === 0) throw error;
}
