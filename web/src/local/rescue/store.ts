// Reads what one person's store still holds for the office, past the app: it may be the app that is broken.

import { type IDBPDatabase, wrap } from "idb";
import type { KeptOps, Shelves, Standing, StoredBlob, StoredOp, StoredReceipt } from "../database";

export interface RescuedOp {
  n: number;
  text: string;
  refused: boolean;
}

/** One id under which the store holds ops, with its receipts. */
export interface Section {
  device: string;
  acked: number;
  ops: RescuedOp[];
  receipts: Omit<StoredReceipt, "device">[];
}

export type Store = IDBPDatabase<Shelves>;

/** Null where this person has no store here. */
export async function openStoreOf(factory: IDBFactory, person: string): Promise<Store | null> {
  const request = factory.open(`kept-${person}`);
  // Asked for without a version, a store that is not there would be made, empty.
  request.addEventListener("upgradeneeded", () => request.transaction?.abort());
  try {
    return (await wrap(request)) as Store;
  } catch {
    return null;
  }
}

export function standingOf(store: Store): Promise<Standing | undefined> {
  return store.get("standing", "now");
}

/** Former ids first: what they hold is older. */
export async function sections(store: Store, standing: Standing): Promise<Section[]> {
  const [kept, receipts, outbox] = await Promise.all([
    store.getAll("kept"),
    store.getAll("receipts"),
    store.getAll("outbox"),
  ]);
  const former = new Set(kept.map(({ device }) => device).filter((id) => id !== standing.device));
  return [
    ...[...former].map((device) => section(device, 0, kept, [], receipts)),
    section(standing.device, standing.acked, kept, outbox, receipts),
  ];
}

function section(
  device: string,
  acked: number,
  kept: KeptOps[],
  outbox: StoredOp[],
  receipts: StoredReceipt[],
): Section {
  const settled = kept.filter((batch) => batch.device === device).flatMap(({ ops }) => ops);
  const ops = [...settled, ...outbox].map(({ n, text, refused }) => ({ n, text, refused }));
  const own = receipts.filter((one) => one.device === device);
  return {
    device,
    acked,
    ops: ops.sort((a, b) => a.n - b.n),
    receipts: own.map(({ taken, at, hash, mac }) => ({ taken, at, hash, mac })),
  };
}

/** What somebody was in the middle of: half a text, the strokes of a pen. */
export interface RescuedDraft {
  key: string;
  value: unknown;
}

export function drafts(store: Store): Promise<RescuedDraft[]> {
  return store.getAll("drafts");
}

/** What the server lacks first, then what it may lose again. */
export async function photos(store: Store): Promise<StoredBlob[]> {
  const all = (await store.getAll("blobs")).filter(({ state }) => state !== "remote");
  return all.sort((a, b) => rank(a) - rank(b) || a.at - b.at);
}

function rank({ state }: StoredBlob): number {
  return state === "local" ? 0 : 1;
}

export async function bytesOf(store: Store, hash: string): Promise<ArrayBuffer | null> {
  return (await store.get("bytes", hash))?.bytes ?? null;
}
