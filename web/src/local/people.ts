// Whose stores lie on this browser: names and counts that stay readable while another person is signed in.

import { type ReadonlySignal, signal } from "@preact/signals";
import { isEmpty, type Remains } from "./departed";
import { forgetPerson, noteArrival, noteLeaving, readHousehold } from "./household";
import type { Somebody } from "./types";
import type { World } from "./world";

export interface PersonHere extends Somebody {
  name_en?: string;
  unsent: number;
  /** Signed out, and the firm's records were cleared: what still lies here. Opened again by signing in. */
  out?: Remains;
}

const LIST = "kept.people";
const SOON = 500;
const CURRENT = "kept.person";

export class People {
  private writing: ReturnType<typeof setTimeout> | undefined;
  /** Who the disk was just seen to name as the one here: need not be written again. */
  private noted = "";
  /** Unsent changes by person, counted here and not written down yet. */
  private readonly counted = new Map<string, number>();
  private readonly list = signal<PersonHere[]>([]);
  readonly here: ReadonlySignal<PersonHere[]> = this.list;

  constructor(private readonly world: World) {
    this.list.value = parse(world.recall(LIST));
  }

  /** The person whose store was open last; null after signing out. What is on disk counts, memory may lag behind. */
  async last(): Promise<PersonHere | null> {
    const household = await readHousehold(this.world.indexedDB).catch(() => null);
    const known = this.list.peek();
    const forgotten = household?.people.filter(({ id }) => !known.some((p) => p.id === id)) ?? [];
    if (forgotten.length > 0)
      this.keep([...known, ...forgotten.map((person) => ({ ...person, unsent: 0 }))]);
    const id = household?.last ?? this.world.recall(CURRENT);
    this.noted = noteOf(household?.people.find((person) => person.id === household.last));
    return this.list.peek().find((person) => person.id === id) ?? null;
  }

  /** Resolves when it is on disk that this person is here. */
  async arrived({ id, name, role }: Somebody): Promise<void> {
    const known = this.list.peek().find((person) => person.id === id);
    const { out: _, ...old } = known ?? { unsent: 0 };
    this.keep([...this.others(id), { ...old, id, name, role }]);
    this.world.remember(CURRENT, id);
    const noted = this.noted === noteOf({ id, name, role });
    this.noted = "";
    if (!noted) await noteArrival(this.world.indexedDB, { id, name, role });
  }

  async left(): Promise<void> {
    this.flush();
    this.world.remember(CURRENT, "");
    await noteLeaving(this.world.indexedDB);
  }

  /** Whose records were cleared here, and what still lies here of that person; nobody is named for nothing. */
  async remains(id: string, out: Remains): Promise<void> {
    this.flush();
    const known = this.list.peek().find((person) => person.id === id);
    if (isEmpty(out)) await this.forget(id);
    else if (known) this.keep([...this.others(id), { ...known, unsent: out.changes, out }]);
  }

  /** Signed out and not come back, in any tab. */
  departed(id: string): boolean {
    return parse(this.world.recall(LIST)).some((person) => person.id === id && person.out);
  }

  /** What the person is called in the app's other language, once the record of it has arrived. */
  called(id: string, name_en: string): void {
    const known = this.list.peek().find((person) => person.id === id);
    if (known && known.name_en !== name_en) this.keep([...this.others(id), { ...known, name_en }]);
  }

  /** Another tab signed somebody out: what it wrote counts, not what this one remembers. */
  reread(): void {
    this.stop();
    const told = this.world.recall(LIST);
    if (told !== null) this.list.value = parse(told);
  }

  /** Said at once, written down a moment later: every tap changes it. */
  count(id: string, unsent: number): void {
    const list = this.list.peek();
    const known = list.find((person) => person.id === id);
    if (!known || known.unsent === unsent) return;
    this.list.value = list.map((person) => (person.id === id ? { ...person, unsent } : person));
    this.counted.set(id, unsent);
    this.writing ??= setTimeout(() => this.flush(), SOON);
  }

  /** Nothing but the counts: who is here, left or was forgotten another tab may have written since. */
  flush(): void {
    const told = this.world.recall(LIST);
    const list = told === null ? this.list.peek() : parse(told);
    this.keep(list.map((one) => ({ ...one, unsent: this.counted.get(one.id) ?? one.unsent })));
    this.stop();
  }

  private stop(): void {
    clearTimeout(this.writing);
    this.writing = undefined;
    this.counted.clear();
  }

  /** The device that this person's store had; null when there never was one. */
  hadStore(id: string): string | null {
    return this.world.recall(`kept.store.${id}`) || null;
  }

  hasStore(id: string, device: string): void {
    this.world.remember(`kept.store.${id}`, device);
  }

  /** Nothing of this person is left on the browser. */
  async forget(id: string): Promise<void> {
    this.flush();
    this.keep(this.others(id));
    this.world.remember(`kept.store.${id}`, "");
    if (this.world.recall(CURRENT) === id) this.world.remember(CURRENT, "");
    await forgetPerson(this.world.indexedDB, id);
  }

  /** Another tab may have written since. */
  private others(id: string): PersonHere[] {
    return parse(this.world.recall(LIST)).filter((person) => person.id !== id);
  }

  private keep(list: PersonHere[]): void {
    this.list.value = list;
    this.world.remember(LIST, JSON.stringify(list));
  }
}

function noteOf(person: Somebody | undefined): string {
  return person ? JSON.stringify([person.id, person.name, person.role]) : "";
}

function parse(text: string | null): PersonHere[] {
  try {
    return text ? (JSON.parse(text) as PersonHere[]) : [];
  } catch {
    return [];
  }
}
