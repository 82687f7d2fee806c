// Answers what screens ask of the rows, as signals that follow every change; forgets what no screen holds any more.

import { batch, computed, type ReadonlySignal } from "@preact/signals";
import { KINDS, type Kind } from "../schema.gen";
import type { Connection } from "./database";
import type { Overlay } from "./overlay";
import { Query, type Question } from "./query";
import { readKind, readMine, readRecords, readRoot, readSlim, readTag } from "./read";
import { isMine } from "./rows";
import { aboutTag, CONTESTED, codesOf, codeTag, type SlimKind, slimmed } from "./slim";
import { type HeldRow, keyOf } from "./types";
import { type AnyView, absent, type Views } from "./view";

const RECENT = 300;

export interface Changed {
  rows?: readonly HeldRow[];
  removed?: readonly string[];
  /** Records whose unsent changes are others than before. */
  told?: readonly string[];
}

export class Shelf {
  private readonly asked = new Map<string, WeakRef<ReadonlySignal<unknown>>>();
  private readonly byName = new Map<string, WeakRef<Query>>();
  private readonly queries = new WeakMap<ReadonlySignal<unknown>, Query>();
  private readonly forgotten = new FinalizationRegistry<string>((name) => {
    if (!this.asked.get(name)?.deref()) this.asked.delete(name);
  });
  private readonly unasked = new FinalizationRegistry<string>((name) => {
    if (!this.byName.get(name)?.deref()) this.byName.delete(name);
  });
  /** What was asked last stays for the way back, though no screen holds it. */
  private readonly recent = new Set<ReadonlySignal<unknown>>();
  private readonly single: (key: [string, string]) => Promise<HeldRow | null>;

  constructor(
    private readonly db: Connection,
    private readonly overlay: Overlay,
    private readonly views: Views,
    private readonly me: string,
    /** Resolves when every row has its short form and its tags. */
    private readonly indexed: Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {
    this.single = readRecords(db);
  }

  see(kind: Kind, id: string): ReadonlySignal<AnyView> {
    const key = keyOf(kind, id);
    const question: Question = {
      name: key,
      load: async () => present([await this.single([kind, id])]),
      belongs: (row) => row.id === id && row.kind === kind,
      concerns: (otherKind, otherId) => otherId === id && otherKind === kind,
    };
    return this.ask(question, key, (query) =>
      query.rows
        ? this.view(query, kind, id, query.rows.get(key) ?? null)
        : absent(kind, id, false),
    );
  }

  children(kind: Kind, root: string): ReadonlySignal<AnyView[] | null> {
    const [rootKind, field] = KINDS[kind].root ?? [kind, "id"];
    const under = keyOf(rootKind, root);
    const question: Question = {
      name: `${under}/*`,
      load: () => readRoot(this.db, under),
      belongs: (row) =>
        KINDS[row.kind as Kind]?.root?.[0] === rootKind && row.value[field] === root,
      concerns: (otherKind) => KINDS[otherKind as Kind]?.root?.[0] === rootKind,
    };
    const isBelow = (view: AnyView) => (view.value as Record<string, unknown>)[field] === root;
    const same = steady();
    return this.ask(question, `${question.name}${kind}`, (query) =>
      same(this.many(query, kind, this.overlay.under(under), isBelow)),
    );
  }

  /** `deleted`: also those whose deletion is contested. */
  list(kind: Kind, mine: boolean, deleted = false): ReadonlySignal<AnyView[] | null> {
    const question: Question = {
      name: mine ? `${kind}?mine` : `${kind}?`,
      load: () => (mine ? readMine(this.db, kind) : readKind(this.db, kind)),
      belongs: (row) => row.kind === kind && (!mine || isMine(row.value, this.me)),
      concerns: (otherKind) => otherKind === kind,
    };
    const isThere = ({ value, contested }: AnyView) =>
      !value.deleted || (deleted && contested.deleted !== undefined);
    const isShown = (view: AnyView) => isThere(view) && (!mine || isMine(view.value, this.me));
    const same = steady();
    const name = deleted ? `${question.name}deleted` : question.name;
    return this.ask(question, name, (query) =>
      same(this.many(query, kind, this.overlay.keys(kind), isShown)),
    );
  }

  /** All records of a kind in their short form. */
  brief(kind: SlimKind): ReadonlySignal<AnyView[] | null> {
    const question: Question = {
      name: `${kind}:`,
      load: () => this.indexed.then(() => readSlim(this.db, kind)),
      belongs: (row) => row.kind === kind,
      form: slimmed,
      concerns: (otherKind) => otherKind === kind,
    };
    const same = steady();
    return this.ask(question, question.name, (query) =>
      same(this.many(query, kind, this.overlay.keys(kind), ({ value }) => !value.deleted)),
    );
  }

  /** All records of a kind that are about a piece of equipment. */
  about(kind: Kind, equipment: string): ReadonlySignal<AnyView[] | null> {
    const isAbout = (value: Record<string, unknown>) => value.equipment === equipment;
    const question: Question = {
      name: aboutTag(kind, equipment),
      load: () => this.indexed.then(() => readTag(this.db, question.name)),
      belongs: (row) => row.kind === kind && isAbout(row.value),
      concerns: (otherKind) => otherKind === kind,
    };
    const isShown = ({ value }: AnyView) => !value.deleted && isAbout(value);
    const same = steady();
    return this.ask(question, question.name, (query) =>
      same(this.many(query, kind, this.overlay.keys(kind), isShown)),
    );
  }

  /** All records that wait for somebody to settle a value; of deleted ones those whose deletion is disputed. */
  contested(): ReadonlySignal<AnyView[] | null> {
    const question: Question = {
      name: CONTESTED,
      load: () => this.indexed.then(() => readTag(this.db, CONTESTED)),
      belongs: (row) => row.contested !== undefined,
      concerns: (kind, id) => this.liveQuery(CONTESTED)?.rows?.has(keyOf(kind, id)) ?? false,
    };
    const same = steady();
    return this.ask(question, CONTESTED, (query) => {
      if (!query.rows) return same(null);
      const rows = [...query.rows.values()].filter((row) => row !== null);
      const views = rows.map((row) => this.view(query, row.kind as Kind, row.id, row));
      const waits = ({ value, contested }: AnyView) =>
        Object.keys(contested).length > 0 && (!value.deleted || contested.deleted !== undefined);
      return same(views.filter(waits));
    });
  }

  /** The equipment that a label names, by its codes, UDI, serial or asset number. */
  async find(code: string): Promise<AnyView[]> {
    await this.indexed;
    const tag = codeTag(code);
    const found = await readTag(this.db, tag);
    const changed = Array.from(this.overlay.keys("equipment"), (key) =>
      key.slice("equipment/".length),
    );
    const rows = new Map(found.map((row) => [row.id, row]));
    const missing = changed.filter((id) => !rows.has(id));
    for (const row of await Promise.all(missing.map((id) => this.single(["equipment", id]))))
      if (row) rows.set(row.id, row);
    const views = [...new Set([...rows.keys(), ...changed])].map((id) =>
      this.views.make(
        "equipment",
        id,
        rows.get(id) ?? null,
        this.overlay.of(keyOf("equipment", id)),
      ),
    );
    return views.filter(
      ({ value }) => !value.deleted && codesOf(value).some((one) => codeTag(one) === tag),
    );
  }

  /** Shows everything that changed at one moment, so that nothing flickers. */
  update({ rows = [], removed = [], told = [] }: Changed): void {
    const live = this.live();
    batch(() => {
      for (const query of live) {
        for (const row of rows) query.put(row);
        for (const key of removed) query.remove(key);
        for (const key of told) if (this.concerns(query, key)) query.bump();
      }
    });
  }

  /** Reads everything again that a screen holds, after another tab changed much. */
  async reload(): Promise<void> {
    await Promise.all(this.live().map((query) => query.load()));
  }

  private concerns(query: Query, key: string): boolean {
    const cut = key.indexOf("/");
    return query.question.concerns(key.slice(0, cut), key.slice(cut + 1));
  }

  private live(): Query[] {
    const queries = new Set<Query>();
    for (const answer of this.asked.values()) {
      const held = answer.deref();
      const query = held && this.queries.get(held);
      if (query) queries.add(query);
    }
    return [...queries];
  }

  private ask<T>(question: Question, name: string, make: (query: Query) => T): ReadonlySignal<T> {
    const known = this.asked.get(name)?.deref() as ReadonlySignal<T> | undefined;
    if (known) return this.touch(known);
    const query = this.queryOf(question);
    const answer = computed(() => {
      query.turn.value;
      return make(query);
    });
    this.queries.set(answer, query);
    this.asked.set(name, new WeakRef(answer));
    this.forgotten.register(answer, name);
    return this.touch(answer);
  }

  private touch<T>(answer: ReadonlySignal<T>): ReadonlySignal<T> {
    this.recent.delete(answer);
    this.recent.add(answer);
    const [oldest] = this.recent;
    if (this.recent.size > RECENT && oldest) this.recent.delete(oldest);
    return answer;
  }

  private liveQuery(name: string): Query | undefined {
    return this.byName.get(name)?.deref();
  }

  private queryOf(question: Question): Query {
    const same = this.liveQuery(question.name);
    if (same) return same;
    const query = new Query(question);
    this.byName.set(question.name, new WeakRef(query));
    this.unasked.register(query, question.name);
    query.load().catch(this.failed);
    return query;
  }

  private many(
    query: Query,
    kind: Kind,
    unsent: Iterable<string>,
    isIn: (view: AnyView) => boolean,
  ): AnyView[] | null {
    if (!query.rows) return null;
    const prefix = `${kind}/`;
    for (const key of unsent)
      if (key.startsWith(prefix) && !query.rows.has(key))
        this.fetch(query, kind, key.slice(prefix.length));
    const views: AnyView[] = [];
    for (const [key, row] of query.rows) {
      if (!key.startsWith(prefix)) continue;
      const view = this.view(query, kind, key.slice(prefix.length), row);
      if (view.known && isIn(view)) views.push(view);
    }
    return views;
  }

  private view(query: Query, kind: Kind, id: string, row: HeldRow | null): AnyView {
    return this.views.again(query.made, kind, id, row, this.overlay.of(keyOf(kind, id)));
  }

  /** A record that only an unsent change brings into a result: its row may lie elsewhere. */
  private fetch(query: Query, kind: Kind, id: string): void {
    const key = keyOf(kind, id);
    query.rows?.set(key, null);
    this.single([kind, id])
      .then((row) => {
        if (!row || query.rows?.get(key)) return;
        query.rows?.set(key, query.form(row));
        query.bump();
      })
      .catch(this.failed);
  }
}

function present(rows: (HeldRow | null)[]): HeldRow[] {
  return rows.filter((row) => row !== null);
}

/** Gives the former list again when nothing in it changed, so that nobody redraws. */
function steady(): (list: AnyView[] | null) => AnyView[] | null {
  let last: AnyView[] | null = null;
  return (list) => {
    const same =
      list && last && list.length === last.length && list.every((v, i) => v === last?.[i]);
    last = same ? last : list;
    return last;
  };
}
