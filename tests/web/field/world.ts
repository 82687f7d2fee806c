// A device of a test: its own database, clocks that can be set, a line that can fail, tabs that hear each other.

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { createLocal, type Local } from "../../../web/src/local/local";
import type { Channel, World } from "../../../web/src/local/world";
import { createSync, type Sync } from "../../../web/src/sync/sync";
import type { Chance } from "./chance";

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** What survives when the app is closed and opened again. */
export class Browser {
  readonly indexedDB: IDBFactory = new IDBFactory();
  readonly memory = new Map<string, string>();
  private readonly lines = new Set<{ name: string; hear: (message: unknown) => void }>();
  private readonly turns = new Map<string, Promise<unknown>>();

  /** A line between tabs: others hear what one says, a moment later. */
  channel(name: string, hear: (message: unknown) => void): Channel {
    const end = { name, hear };
    this.lines.add(end);
    return {
      post: (message) => {
        for (const other of this.lines)
          if (other !== end && other.name === name)
            setImmediate(() => this.lines.has(other) && other.hear(structuredClone(message)));
      },
      close: () => this.lines.delete(end),
    };
  }

  alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.turns.get(name) ?? Promise.resolve()).then(work, work);
    this.turns.set(
      name,
      mine.catch(() => {}),
    );
    return mine;
  }
}

/** A device's clock: how far it is off, and how long the device has been waiting. */
export interface Hands {
  error: number;
  waited: number;
}

export interface Tab {
  world: World;
  local: Local;
  sync: Sync;
}

export function openTab(browser: Browser, fetch: Fetch, chance: Chance, hands?: Hands): Tab {
  const clock = hands ?? { error: 0, waited: 0 };
  const world: World = {
    indexedDB: browser.indexedDB,
    fetch,
    now: () => Math.floor(Date.now() + clock.error + clock.waited),
    mono: () => performance.now() + clock.waited,
    random: (bytes) => Uint8Array.from({ length: bytes }, () => chance.below(256)),
    channel: (name, hear) => browser.channel(name, hear),
    alone: (name, work) => browser.alone(name, work),
    recall: (key) => browser.memory.get(key) ?? null,
    remember: (key, word) => void browser.memory.set(key, word),
    storage: null,
    label: "test",
    app: "test",
  };
  const local = createLocal(world);
  return { world, local, sync: createSync(local) };
}

/** For tests without a server. */
export const nobody: Fetch = async () => {
  throw new TypeError("fetch failed");
};
