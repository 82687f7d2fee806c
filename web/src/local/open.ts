// Opens a person's database and finds out whether the browser had thrown an earlier one away.

import { type Connection, connect, type Given, remove, type Standing } from "./database";
import { dropOld } from "./kept";
import { GONE } from "./ops";
import type { People } from "./people";
import { newStanding } from "./standing";
import { randomId, type World } from "./world";

export interface Opened {
  db: Connection;
  standing: Standing;
}

export async function openDatabase(
  world: World,
  people: People,
  person: string,
  given: Given,
): Promise<Opened> {
  const db = await connectWhole(world, people, person, given);
  // Almost always it is there; reading does not wait for the disk as a write does.
  const known = await db.read(["standing"], (tx) => tx.objectStore("standing").get("now"));
  const standing = known ?? (await begin(db, world, people.hadStore(person) !== null));
  people.hasStore(person, standing.device);
  return { db, standing };
}

/** A store that was cleared, but not removed because the page went away in between, is removed now. */
async function connectWhole(
  world: World,
  people: People,
  person: string,
  given: Given,
): Promise<Connection> {
  const name = `kept-${person}`;
  const db = await connect(world.indexedDB, name, given);
  if (!(await db.read(["numbers"], (tx) => tx.objectStore("numbers").get(GONE)))) return db;
  db.close();
  await people.forget(person);
  await remove(world.indexedDB, name);
  return connect(world.indexedDB, name, given);
}

/** The first standing of a new store; another tab may have been quicker. */
function begin(db: Connection, world: World, evicted: boolean): Promise<Standing> {
  const fresh = newStanding(randomId(world), evicted);
  return db.write(["standing"], true, async (tx) => {
    const store = tx.objectStore("standing");
    const old = await store.get("now");
    if (!old) await store.put(fresh, "now");
    return old ?? fresh;
  });
}

/** Nobody waits for this. */
export async function tidy(db: Connection, at: number): Promise<void> {
  await db.write(["standing", "kept", "receipts"], false, async (tx) => {
    const standing = await tx.objectStore("standing").get("now");
    if (standing) await dropOld(tx, { at, heard: standing.heard });
  });
}
