// The device's side of the app in one piece: whose store is open, and everything that screens do with it.

import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Kind } from "../schema.gen";
import { Clock } from "./clock";
import { remove } from "./database";
import { createDepartures } from "./departures";
import { Desk, type Unsents } from "./desk";
import * as drafts from "./drafts";
import { LocalError, localError } from "./errors";
import { type Gone, noteGone, recallGone } from "./gone";
import { signed } from "./keys";
import { openDatabase, tidy } from "./open";
import { People } from "./people";
import type { About, Brief, SlimKind } from "./slim";
import { Room } from "./storage";
import type { Named, Patch, Refused, Seen, Somebody, View } from "./types";
import { absent } from "./view";
import type { Revoked } from "./wire";
import { keepWords, readWords } from "./words";
import { randomId, type World } from "./world";

export interface DeviceState {
  id: string;
  label: string;
  evicted: boolean;
  /** A newer version of the app has taken the store over: this page has to be reloaded. */
  older: boolean;
  /** The office took this device out of use, or closed the account. */
  revoked: Revoked | null;
}

export type Local = ReturnType<typeof createLocal>;

export function createLocal(world: World) {
  const people = new People(world);
  const clock = new Clock(world);
  const room = new Room(world);
  const desk = signal<Desk | null>(null);
  const ready = signal(false);
  const older = signal(false);
  const fault = signal<LocalError | null>(null);
  const gone = signal<Gone | null>(recallGone(world));
  /** What sync puts in: it alone speaks to the server. */
  const links = {
    fetchBytes: async (_hash: string): Promise<Blob | null> => null,
    kept: () => {},
  };

  const hooks = {
    stamp: () => clock.stamp(),
    fetchBytes: (hash: string) => links.fetchBytes(hash),
    kept: () => links.kept(),
    failed: (error: unknown) => {
      const found = localError(error);
      // A store that was closed in the middle of something is no trouble of anybody's.
      if (found.code !== "closed") fault.value = found;
    },
    gone: (person: string) => {
      people.reread();
      if (desk.peek()?.person.id === person) closeStore();
      gone.value = recallGone(world);
    },
  };

  const mine = (): Desk => {
    const open = desk.peek();
    if (!open) throw new LocalError("closed");
    return open;
  };
  /** A signal of the open store, or of whichever opens later. */
  const follow = <T>(ask: (open: Desk) => ReadonlySignal<T>, none: T): ReadonlySignal<T> => {
    const open = desk.peek();
    return open ? ask(open) : computed(() => (desk.value ? ask(desk.value).value : none));
  };

  async function openDesk(person: Somebody): Promise<Desk> {
    const { db, standing } = await openDatabase(world, people, person.id, {
      older: () => {
        older.value = true;
      },
      gone: () => hooks.gone(person.id),
    });
    return new Desk(person, db, standing, world, hooks);
  }

  async function openStore({ id, name, role }: Somebody): Promise<void> {
    if (desk.peek()?.person.id === id) {
      await people.arrived({ id, name, role });
      return;
    }
    closeStore();
    const opened = await openDesk({ id, name, role });
    const standing = opened.standing.peek();
    // Own jobs are what is looked at first: they are read while the rest is.
    opened.shelf.list("job", true);
    // A full disk is said, but never keeps people from what they have.
    await Promise.all([opened.load(), people.arrived({ id, name, role }).catch(hooks.failed)]);
    batch(() => {
      clock.forget();
      clock.recall(standing.measured, standing.heard);
      desk.value = opened;
      ready.value = true;
    });
    void tidy(opened.db, world.now())
      .then(() => opened.bytes.trim(standing))
      .catch(hooks.failed);
  }

  function closeStore(): void {
    people.flush();
    desk.peek()?.close();
    desk.value = null;
  }

  /** Ends a store that was taken out of use; false while something of it can still be handed in. */
  async function endStore(open: Desk): Promise<boolean> {
    const { person } = open;
    const { revoked, acked } = open.standing.peek();
    if (!revoked || revoked === "closed" || !(await open.clear())) return false;
    noteGone(world, { name: person.name, why: revoked, at: world.now(), changes: acked });
    await people.forget(person.id);
    open.sayGone();
    hooks.gone(person.id);
    await remove(world.indexedDB, `kept-${person.id}`);
    return true;
  }

  const departures = createDepartures(world, people, { desk, openDesk, closeStore });

  /** Opens the store of the person who was here last; needs no network. */
  async function resume(): Promise<void> {
    try {
      const last = await people.last();
      if (last && !desk.peek()) await openStore(last);
    } catch (error) {
      hooks.failed(error);
    }
    ready.value = true;
  }

  effect(() => {
    const open = desk.value;
    if (open) people.count(open.person.id, open.unsent.value.count);
  });
  effect(() => {
    const standing = desk.value?.standing.value;
    if (standing) clock.recall(standing.measured, standing.heard);
  });

  effect(() => {
    const open = desk.value;
    const record = open?.shelf.see("person", open.person.id).value as View<"person"> | undefined;
    if (open && record?.value.name_en) people.called(open.person.id, record.value.name_en);
  });

  return {
    world,
    desk,
    links,
    people,
    clock,
    ready: ready as ReadonlySignal<boolean>,
    fault: fault as ReadonlySignal<LocalError | null>,
    failed: hooks.failed,
    resume,
    openStore,
    closeStore,
    endStore,
    ...departures,
    gone: gone as ReadonlySignal<Gone | null>,
    goneSeen(): void {
      noteGone(world, null);
      gone.value = null;
    },
    me: computed(() => desk.value?.person ?? null) as ReadonlySignal<Somebody | null>,
    peopleHere: people.here,
    device: computed<DeviceState>(() => ({
      id: desk.value?.standing.value.device ?? "",
      label: world.label,
      evicted: desk.value?.standing.value.evicted ?? false,
      older: older.value,
      revoked: desk.value?.standing.value.revoked ?? null,
    })) as ReadonlySignal<DeviceState>,
    evictionSeen: () => mine().stand({ evicted: false }),
    unsent: computed<Unsents>(
      () => desk.value?.unsent.value ?? { count: 0, oldest: null },
    ) as ReadonlySignal<Unsents>,
    refused: computed<Refused[]>(() => desk.value?.tray.refused.value ?? []) as ReadonlySignal<
      Refused[]
    >,

    newId: () => randomId(world),
    blank: <K extends Kind>(kind: K, id = randomId(world)): View<K> => absent(kind, id),
    see: <K extends Kind>(kind: K, id: string): ReadonlySignal<View<K>> =>
      follow((open) => open.shelf.see(kind, id), absent(kind, id, false)) as never,
    children: <K extends Kind>(kind: K, root: string): ReadonlySignal<View<K>[] | null> =>
      follow((open) => open.shelf.children(kind, root), null) as never,
    list: <K extends Kind>(
      kind: K,
      { mine = false, deleted = false }: { mine?: boolean; deleted?: boolean } = {},
    ): ReadonlySignal<View<K>[] | null> =>
      follow((open) => open.shelf.list(kind, mine, deleted), null) as never,
    /** All records of a kind in the short form that lists need; null while they are read. */
    brief: <K extends SlimKind>(kind: K): ReadonlySignal<Brief<K>[] | null> =>
      follow((open) => open.shelf.brief(kind), null) as never,
    about: <K extends About>(kind: K, equipment: string): ReadonlySignal<View<K>[] | null> =>
      follow((open) => open.shelf.about(kind, equipment), null) as never,
    contested: (): ReadonlySignal<View<Kind>[] | null> =>
      follow((open) => open.shelf.contested(), null),
    /** The equipment that the text of a label names; a live look at them is `see`. */
    find: async (code: string): Promise<View<"equipment">[]> =>
      (await mine().shelf.find(code)) as View<"equipment">[],
    words: async () => readWords(mine().db),
    keepWords: async (words: ReadonlyMap<string, string>) => keepWords(mine().db, words),
    async change<K extends Kind>(seen: Seen<K>, set: Patch<K>): Promise<void> {
      await mine().keep([{ ...seen, set }]);
    },
    // biome-ignore lint/suspicious/noExplicitAny: a group holds changes of several kinds
    async changeAll(changes: [View<any>, Patch<any>][]): Promise<void> {
      await mine().keep(changes.map(([seen, set]) => ({ ...seen, set })));
    },

    resendRefused: async (named: Named, set?: Record<string, unknown>) => mine().resend(named, set),
    dropRefused: async (named: Named) => mine().drop(named),
    exportRefused: () => mine().tray.export(),

    keepBlob: async (bytes: Blob, about: { kind: "photo" | "report" | "file"; job: string }) =>
      mine().keepBytes(bytes, about.job),
    blobBytes: async (hash: string) => mine().bytes.get(hash),
    forgetBlob: async (hash: string) => mine().bytes.forget(hash),
    blobUrl: async (hash: string) => mine().bytes.url(hash),
    /** Keeps the bytes on this device for good, or no longer. Rejects when they cannot be had now; then they come later. */
    pinBlob: async (hash: string, pinned: boolean) => mine().bytes.pin(hash, pinned).catch(asLocal),
    blobState: (hash: string) =>
      follow((open) => open.bytes.state(hash), { state: "remote" as const, sent: 0, size: 0 }),
    blobStates: () => follow((open) => open.bytes.states, []),

    draft: async (key: string) => drafts.readDraft(mine().db, key),
    draftNames: async (start: string) => drafts.namesOf(mine().db, start),
    keepDraft: async (key: string, value: unknown) =>
      drafts.keepDraft(mine().db, key, value).catch(asLocal),
    dropDraft: async (key: string) => drafts.dropDraft(mine().db, key).catch(asLocal),

    ownKey: async () => mine().keys.own(),
    keyOf: async (id: string) => mine().keys.find(id),
    /** The words signed by a key of this device, base64url. Throws LocalError when it has no such key. */
    async sign(key: string, words: string): Promise<string> {
      const found = await mine().keys.find(key);
      if (!found) throw new LocalError("broken");
      return signed(found, words);
    },
    /** How this moment stands on a report. */
    made() {
      const { at, offset, age, heard } = clock.stamp();
      const { person, standing } = mine();
      const { device } = standing.peek();
      return { at, offset, age, heard: heard || null, device, by: person.id };
    },

    storage: room.state,
    refreshStorage: () => room.refresh(),
    askPersist: () => room.ask(),
  };
}

function asLocal(error: unknown): never {
  throw localError(error);
}
