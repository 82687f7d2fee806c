// Who is on this browser, on disk at once: local storage and cookies are written by browsers only seconds later.

import { type DBSchema, type IDBPDatabase, wrap } from "idb";
import type { Somebody } from "./types";

const NAME = "kept";

interface Rooms extends DBSchema {
  people: { key: string; value: Somebody };
  last: { key: string; value: string };
}

export interface Household {
  people: Somebody[];
  /** Whose store was open last; null where nobody was ever noted, "" after signing out. */
  last: string | null;
}

/** Resolves when it is durable; a browser killed right afterwards still knows. */
export async function noteArrival(factory: IDBFactory, person: Somebody): Promise<void> {
  await within(factory, async (db) => {
    const tx = db.transaction(["people", "last"], "readwrite", { durability: "strict" });
    await tx.objectStore("people").put(person);
    await tx.objectStore("last").put(person.id, "last");
    await tx.done;
  });
}

export async function noteLeaving(factory: IDBFactory): Promise<void> {
  await within(factory, async (db) => {
    const tx = db.transaction("last", "readwrite", { durability: "strict" });
    await tx.store.put("", "last");
    await tx.done;
  });
}

export async function forgetPerson(factory: IDBFactory, id: string): Promise<void> {
  await within(factory, async (db) => {
    const tx = db.transaction(["people", "last"], "readwrite", { durability: "strict" });
    const last = tx.objectStore("last");
    await tx.objectStore("people").delete(id);
    if ((await last.get("last")) === id) await last.put("", "last");
    await tx.done;
  });
}

export function readHousehold(factory: IDBFactory): Promise<Household> {
  return within(factory, async (db) => {
    const [people, last] = await Promise.all([db.getAll("people"), db.get("last", "last")]);
    return { people, last: last ?? null };
  });
}

/** Opened and closed each time, so that no tab stands in another one's way. */
async function within<T>(
  factory: IDBFactory,
  work: (db: IDBPDatabase<Rooms>) => Promise<T>,
): Promise<T> {
  const db = await open(factory);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

async function open(factory: IDBFactory): Promise<IDBPDatabase<Rooms>> {
  const request = factory.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore("people", { keyPath: "id" });
    request.result.createObjectStore("last");
  });
  return (await wrap(request)) as IDBPDatabase<Rooms>;
}
