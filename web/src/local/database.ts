// One person's database on this device: its stores, and a connection that comes back when the browser closed it.

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, wrap } from "idb";
import { LocalError, nameOf } from "./errors";
import type { StoredKey } from "./keys";
import type { Saw, Stamp } from "./types";
import type { Revoked } from "./wire";

/** 2: short forms of rows; 3: keys. */
const VERSION = 3;

/** A row as it lies on disk: what is searched beside the row's own text, which is read only when wanted. */
export interface StoredRow {
  kind: string;
  id: string;
  root: string;
  in: string[];
  /** Equals `kind` when the person is among its engineers: own jobs are read first. */
  mine?: string;
  /** What else it is found by: a code on a label, the equipment it is about, that it is contested. */
  tags?: string[];
  epoch: number;
  seq: number;
  text: string;
}

/** The short form of a row (slim.ts). */
export type StoredSlim = string;

export interface StoredOp {
  n: number;
  kind: string;
  id: string;
  group: string | null;
  token: string;
  /** Sent again after the server went back in time; it had been refused and is not shown. */
  refused: boolean;
  /** The op byte for byte as it travels. */
  text: string;
}

export interface KeptOp {
  n: number;
  text: string;
  refused: boolean;
}

/** Ops that one answer settled, kept together until the server's backups hold them. */
export interface KeptOps {
  device: string;
  last: number;
  /** When, by this device's clock and by the server's. */
  at: number;
  heard?: number;
  ops: KeptOp[];
}

export interface StoredReceipt {
  device: string;
  taken: number;
  at: number;
  hash: string;
  mac: string;
}

export interface StoredRefusal {
  device: string;
  n: number;
  text: string;
  code: string;
  field: string | null;
  detail: unknown;
  at: number;
  /** `redacted`: two people took out what it said, and its author has not seen that yet. */
  state: "open" | "resent" | "dropped" | "redacted";
}

/** What is known of the bytes of a photo; the bytes themselves lie in `bytes`. */
export interface StoredBlob {
  hash: string;
  job: string;
  type: string;
  size: number;
  at: number;
  state: "local" | "sent" | "remote";
  /** Where the server takes the rest, and how much it has. */
  place: string | null;
  offset: number;
  /** Server time at which the server had all of it, as far as this device can tell. */
  done?: number;
  tries: number;
  retry: number;
  error: string | null;
  /** A person wants it here whatever happens; without a size it is still to be brought. */
  pinned?: boolean;
}

/** The firm's public key, and what proves to it that a file is this person's (docs/rescue.md). */
export interface RescueKey {
  key: string;
  proof: string;
}

/** A log number and the hash of the log up to there. */
export type Head = [number, string];

/** Where this device stands with the server; changed only together with what an answer brought. */
export interface Standing {
  device: string;
  enrolled: boolean;
  evicted: boolean;
  /** Counts applied answers, so that an answer to an outdated request is dropped. */
  round: number;
  acked: number;
  /** Ops up to here are in the server's rows, though they may be sent again. */
  inRows: number;
  safe: number;
  epoch: number;
  head: Head | null;
  /** Earlier heads: they tell a server that went back in time up to where nothing was lost. */
  heads: Head[];
  heard: number;
  scopes: string[];
  cursor: number;
  behind: Record<string, number>;
  /** Device time of the last answer after which nothing was left to fetch. */
  synced: number | null;
  /** The first download is complete. */
  filled: boolean;
  /** A new epoch is being filled; rows of older ones go at its end. */
  refilling: boolean;
  /** Complete up to this log number: changed fields suffice from here on. */
  floor: number | null;
  measured: { offset: number; at: number; trip: number } | null;
  /** The office took the device out of use, or closed the account: said with the last answer. */
  revoked?: Revoked | null;
  /** Ids that this device had before: what is kept under them is to be offered to a server that went back in time. */
  former?: string[];
  /** Server time before which all that it held lies in two verified backups; 0: there are not two. */
  backed?: number;
  /** What a rescue file is written with; null: the server has none to give; undefined: it is to be asked. */
  rescue?: RescueKey | null | undefined;
}

export interface Shelves extends DBSchema {
  rows: {
    key: [string, string];
    value: StoredRow;
    indexes: { root: string; in: string; mine: string; tags: string };
  };
  slim: { key: [string, string]; value: StoredSlim };
  /** How Chinese words are spelled, some hundred a text; made once, on the device. */
  words: { key: string; value: string };
  outbox: { key: number; value: StoredOp };
  kept: { key: [string, number]; value: KeptOps };
  receipts: { key: [string, number]; value: StoredReceipt };
  refused: { key: [string, number]; value: StoredRefusal };
  blobs: { key: string; value: StoredBlob };
  bytes: { key: string; value: { hash: string; bytes: ArrayBuffer } };
  drafts: { key: string; value: { key: string; value: unknown } };
  numbers: { key: string; value: number };
  standing: { key: string; value: Standing };
  keys: { key: string; value: StoredKey };
}

export type Name = StoreNames<Shelves>;
export type Tx<M extends IDBTransactionMode = "readonly"> = IDBPTransaction<Shelves, Name[], M>;
export type { Saw, Stamp };

export interface Connection {
  read<T>(names: Name[], work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Resolves when the transaction is complete. `strict`: on the disk, not only on its way there. */
  write<T>(names: Name[], strict: boolean, work: (tx: Tx<"readwrite">) => Promise<T>): Promise<T>;
  close(): void;
}

export interface Given {
  /** A newer version of the app wants to change the database. */
  older(): void;
  /** Another tab removes it. */
  gone(): void;
}

export async function connect(
  factory: IDBFactory,
  name: string,
  { older, gone }: Given,
): Promise<Connection> {
  let open: Promise<IDBPDatabase<Shelves>> | null = null;
  let outdated = false;
  let closed = false;

  const database = () => {
    if (closed) throw new LocalError("closed");
    if (outdated) throw new LocalError("older");
    open ??= openDatabase(factory, name, lost, giveWay);
    open.catch(lost);
    return open;
  };
  const lost = () => {
    open = null;
  };
  const giveWay = (removed: boolean) => {
    closed ||= removed;
    outdated ||= !removed;
    if (removed) gone();
    else older();
  };

  async function run<T, M extends "readonly" | "readwrite">(
    names: Name[],
    mode: M,
    durability: IDBTransactionDurability,
    work: (tx: Tx<M>) => Promise<T>,
  ): Promise<T> {
    const tx = (await database()).transaction(names, mode, { durability }) as unknown as Tx<M>;
    const done = tx.done;
    const [result] = await Promise.all([abortOnError(tx, work), done]);
    return result;
  }

  /** A browser in the background closes connections; what did not complete then did not happen. */
  async function again<T>(once: () => Promise<T>): Promise<T> {
    try {
      return await once();
    } catch (error) {
      if (!isLost(error)) throw error;
      open = null;
      return await once();
    }
  }

  await database();
  return {
    read: (names, work) => again(() => run(names, "readonly", "default", work)),
    write: (names, strict, work) =>
      again(() => run(names, "readwrite", strict ? "strict" : "relaxed", work)),
    close() {
      closed = true;
      void open?.then((db) => db.close());
    },
  };
}

async function abortOnError<T, M extends IDBTransactionMode>(
  tx: Tx<M>,
  work: (tx: Tx<M>) => Promise<T>,
): Promise<T> {
  try {
    return await work(tx);
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // it is over already
    }
    throw tx.error ?? error;
  }
}

function isLost(error: unknown): boolean {
  const name = nameOf(error);
  return ["InvalidStateError", "UnknownError", "AbortError"].includes(name);
}

async function openDatabase(
  factory: IDBFactory,
  name: string,
  lost: () => void,
  giveWay: (removed: boolean) => void,
): Promise<IDBPDatabase<Shelves>> {
  const request = factory.open(name, VERSION);
  request.addEventListener("upgradeneeded", ({ oldVersion }) => {
    if (oldVersion < 1) build(request.result);
    if (oldVersion < 2 && request.transaction) addSlim(request.result, request.transaction);
    if (oldVersion < 3) request.result.createObjectStore("keys", { keyPath: "id" });
  });
  const db = (await wrap(request)) as IDBPDatabase<Shelves>;
  db.addEventListener("close", lost);
  db.addEventListener("versionchange", ({ newVersion }) => {
    db.close();
    giveWay(newVersion === null);
  });
  return db;
}

/** Removes a database. A page that still has it open may hold this up: what lies in it has to be cleared before. */
export function remove(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = factory.deleteDatabase(name);
    for (const end of ["success", "error", "blocked"])
      request.addEventListener(end, () => resolve());
  });
}

function build(db: IDBDatabase): void {
  const rows = db.createObjectStore("rows", { keyPath: ["kind", "id"] });
  rows.createIndex("root", "root");
  rows.createIndex("in", "in", { multiEntry: true });
  rows.createIndex("mine", "mine");
  db.createObjectStore("outbox", { keyPath: "n" });
  db.createObjectStore("kept", { keyPath: ["device", "last"] });
  db.createObjectStore("refused", { keyPath: ["device", "n"] });
  db.createObjectStore("receipts", { keyPath: ["device", "taken"] });
  for (const name of ["blobs", "bytes"]) db.createObjectStore(name, { keyPath: "hash" });
  db.createObjectStore("drafts", { keyPath: "key" });
  for (const name of ["numbers", "standing"]) db.createObjectStore(name);
}

/** Rows that lie there already get their short form later, a few at a time (rebuild.ts). */
function addSlim(db: IDBDatabase, tx: IDBTransaction): void {
  tx.objectStore("rows").createIndex("tags", "tags", { multiEntry: true });
  for (const name of ["slim", "words"]) db.createObjectStore(name);
}
