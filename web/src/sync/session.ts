// Signing in and out on this browser; the end of a session stops the sending, never the local work.

import type { Local } from "../local/local";
import type { Somebody } from "../local/types";
import type { Api } from "./api";

interface SessionAnswer {
  person: Somebody;
  expires: number;
}

export function createSession(local: Local, api: Api, changed: () => void) {
  return {
    async signIn(login: string, password: string): Promise<Somebody> {
      const { person } = await api<SessionAnswer>("POST", "/api/session", { login, password });
      await local.openStore(person);
      changed();
      return person;
    },

    /** What is unsent stays on the device and goes when the person signs in again. */
    async signOut(): Promise<void> {
      try {
        await api("DELETE", "/api/session");
      } finally {
        await local.people.left();
        local.closeStore();
        changed();
      }
    },
  };
}
