// Signing in and out on this browser; the end of a session stops the sending, never the local work.

import type { Desk } from "../local/desk";
import type { Local } from "../local/local";
import type { Somebody } from "../local/types";
import type { Api } from "./api";
import { ApiError } from "./errors";

interface SessionAnswer {
  person: Somebody;
  expires: number;
}

/** The server has not heard yet that somebody signed out here. */
const OWED = "kept.signout";
/** The server has not heard yet that this device is wiped. */
const WIPED = "kept.wiped";

export function createSession(local: Local, api: Api, changed: () => void) {
  /** Ends the session that nobody uses any more; without a network, at the next start. */
  async function payOwed(): Promise<void> {
    if (local.world.recall(OWED) !== "1") return;
    try {
      await api("DELETE", "/api/session");
    } catch (error) {
      if (error instanceof ApiError && error.status === 0) return;
      if (!(error instanceof ApiError)) throw error;
    }
    local.world.remember(OWED, "");
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
    async payOwed(): Promise<void> {
      await sayWiped();
      await payOwed();
    },

    /** A device that was taken out of use clears itself once all is handed in. */
    async leaveRevoked(desk: Desk): Promise<void> {
      const { device } = desk.standing.peek();
      if (!(await local.endStore(desk))) return;
      local.world.remember(WIPED, device);
      changed();
      await sayWiped();
    },

    async signIn(login: string, password: string): Promise<Somebody> {
      const { person } = await api<SessionAnswer>("POST", "/api/session", { login, password });
      local.world.remember(OWED, "");
      await local.openStore(person);
      changed();
      return person;
    },

    /** What is unsent stays on the device and goes when the person signs in again. */
    async signOut(): Promise<void> {
      await local.people.left();
      local.closeStore();
      changed();
      local.world.remember(OWED, "1");
      await payOwed();
    },
  };
}
