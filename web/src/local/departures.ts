// People who leave: what goes from the device at once, and what follows when it has arrived or lies in the backups.

import type { ReadonlySignal } from "@preact/signals";
import { connect, type Standing } from "./database";
import { clearBacked, type Remains } from "./departed";
import type { Desk } from "./desk";
import { LocalError } from "./errors";
import type { People } from "./people";
import type { Somebody } from "./types";
import type { World } from "./world";

interface House {
  desk: ReadonlySignal<Desk | null>;
  openDesk(person: Somebody): Promise<Desk>;
  closeStore(): void;
}

export function createDepartures(world: World, people: People, house: House) {
  let swept: number | undefined;
  const { desk } = house;
  const mine = (): Desk => {
    const open = desk.peek();
    if (!open) throw new LocalError("closed");
    return open;
  };
  const away = (id: string) => people.departed(id) && desk.peek()?.person.id !== id;
  /** Who came back meanwhile is here. */
  const mark = async (id: string, left: Remains) => {
    if (away(id)) await people.remains(id, left);
  };

  return {
    /** What would stay if the person whose store is open left now. */
    remains: async (): Promise<Remains> => mine().remains(),

    /** Nobody is here any more; with `clear` the firm's records go, and what had to stay is told. */
    async leave(clear: boolean): Promise<Remains | null> {
      const open = mine();
      const left = clear ? await open.leave() : null;
      await people.left();
      if (left) await people.remains(open.person.id, left);
      open.sayGone();
      house.closeStore();
      return left;
    },

    /** Works with the store of somebody who signed out, and clears again what came with the answers. */
    async handOver(id: string, work: (open: Desk) => Promise<void>): Promise<void> {
      const person = people.here.peek().find((one) => one.id === id && one.out);
      if (!person || !away(id)) return;
      const { name, role } = person;
      const open = await house.openDesk({ id, name, role });
      try {
        await open.load();
        await work(open);
      } finally {
        if (away(id)) await mark(id, await open.leave());
        open.close();
      }
    },

    /** What people who left had recorded goes when the server says, to whoever is here, that its backups hold it. */
    async sweep({ backed = 0, epoch, heard }: Standing): Promise<void> {
      if (backed === swept) return;
      swept = backed;
      for (const { id } of people.here.peek().filter(({ out }) => out)) {
        const given = { older: () => {}, gone: () => {} };
        const db = await connect(world.indexedDB, `kept-${id}`, given);
        try {
          if (away(id))
            await mark(id, await clearBacked(db, { backed, epoch, heard }, world.now()));
        } finally {
          db.close();
        }
      }
    },
  };
}
