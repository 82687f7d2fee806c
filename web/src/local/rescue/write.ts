// Writes the rescue files of this browser: every person's unsent work, photos included, for the firm's eyes only.

import { readHousehold } from "../household";
import type { Somebody } from "../types";
import { Files, MOST } from "./files";
import type { Sealer } from "./sealer";
import { bytesOf, drafts, openStoreOf, photos, type Section, sections, standingOf } from "./store";

export interface Rescue {
  /** One, or several of at most MOST bytes and a photo: each is loaded by itself, in any order. */
  files: Blob[];
  people: string[];
  /** Changes that the server has not taken. */
  changes: number;
  photos: number;
  /** Half-written texts and signatures. */
  drafts: number;
  /** Those whose store never heard of the firm's key: their work is not in the file. */
  without: string[];
}

export type Told = (done: number, all: number) => void;

declare const __BUILD__: string | undefined;

const PIECE = 1 << 20;
const OPS = 500;
const CHARACTERS = 400_000;

/** Null where nobody's store knows the firm's key yet. */
export async function writeRescue(
  told: Told = () => {},
  factory: IDBFactory = indexedDB,
  most = MOST,
): Promise<Rescue | null> {
  const { people } = await readHousehold(factory);
  const rescue = {
    people: [] as string[],
    changes: 0,
    photos: 0,
    drafts: 0,
    without: [] as string[],
  };
  const files = new Files(most);
  for (const person of people) {
    const store = await openStoreOf(factory, person.id);
    if (!store) continue;
    try {
      const standing = await standingOf(store);
      const key = standing?.rescue?.key;
      if (!standing || !key) {
        rescue.without.push(person.name);
        continue;
      }
      const sealer = await files.now(key);
      for (const one of await sections(store, standing))
        await sayDevice(sealer, person, standing, one);
      rescue.drafts += await sayDrafts(sealer, store);
      const again = (next: Sealer) => sayDevice(next, person, standing, nothing(standing));
      rescue.photos += await sayPhotos(files, sealer, store, { again, told });
      rescue.changes += await store.count("outbox");
      rescue.people.push(person.name);
    } finally {
      store.close();
    }
  }
  return rescue.people.length > 0 ? { ...rescue, files: await files.end() } : null;
}

type Opened = NonNullable<Awaited<ReturnType<typeof openStoreOf>>>;
type Stands = NonNullable<Awaited<ReturnType<typeof standingOf>>>;

async function sayDevice(
  sealer: Sealer,
  { id, name }: Somebody,
  { epoch, head, heads, rescue }: Stands,
  { device, acked, ops, receipts }: Section,
): Promise<void> {
  const app = typeof __BUILD__ === "undefined" ? "dev" : __BUILD__;
  const proof = rescue?.proof ?? "";
  const where = { epoch, head, heads, acked };
  await sealer.say({ device: { device, person: id, name, app, schema: 1, proof, ...where } });
  for (const some of inPieces(ops)) await sealer.say({ ops: some });
  await sealer.say({ receipts });
}

/** Whose the photos of a further file are; the ops lie in the first. */
function nothing({ device, acked }: Stands): Section {
  return { device, acked, ops: [], receipts: [] };
}

function* inPieces(ops: Section["ops"]): Generator<Section["ops"]> {
  let piece: Section["ops"] = [];
  let characters = 0;
  for (const op of ops) {
    if (piece.length >= OPS || (piece.length > 0 && characters + op.text.length > CHARACTERS)) {
      yield piece;
      piece = [];
      characters = 0;
    }
    piece.push(op);
    characters += op.text.length;
  }
  if (piece.length > 0) yield piece;
}

/** One by one: the office is shown what was never finished, as it stood. */
async function sayDrafts(sealer: Sealer, store: Opened): Promise<number> {
  let written = 0;
  for (const draft of await drafts(store)) {
    if (JSON.stringify(draft.value ?? null).length > CHARACTERS) continue;
    await sealer.say({ drafts: [draft] });
    written++;
  }
  return written;
}

async function sayPhotos(
  files: Files,
  first: Sealer,
  store: Opened,
  { again, told }: { again: (next: Sealer) => Promise<void>; told: Told },
): Promise<number> {
  const all = await photos(store);
  let [sealer, written] = [first, 0];
  for (const { hash, type, size } of all) {
    const bytes = await bytesOf(store, hash);
    if (!bytes) continue;
    if (written > 0 && files.isFull(sealer, bytes.byteLength)) {
      sealer = await files.next();
      await again(sealer);
    }
    await sealer.say({ photo: { hash, type, size } });
    for (let at = 0; at < bytes.byteLength; at += PIECE)
      await sealer.add("B", new Uint8Array(bytes.slice(at, at + PIECE)));
    told(++written, all.length);
  }
  return written;
}
