// The people of a test and their devices, on one server that starts with the file and ends with it.

import { after, afterEach, before } from "node:test";
import type { View } from "../../../web/src/local/types";
import type { Kind } from "../../../web/src/schema.gen";
import { Chance } from "./chance";
import { House } from "./house";
import { until } from "./settled";
import { Browser, type Fetch, type Hands, openTab, type Tab } from "./world";

interface Options {
  browser?: Browser;
  line?: (fetch: Fetch) => Fetch;
  hands?: Hands;
  seed?: number;
  /** Whose session the line uses, where it is not the person's own. */
  cookie?: { cookie: string };
}

export interface Team {
  readonly house: House;
  /** Opens a person's app on a browser of its own, or on a given one. */
  device(login: string, options?: Options): Promise<Tab>;
  /** A new job at H01 that Ann and Ben see. */
  aJob(): Promise<string>;
}

export function team(): Team {
  let house: House | null = null;
  let open: Tab[] = [];
  let seed = 1;
  let jobs = 0;
  const there = () => {
    if (!house) throw new Error("the server has not started");
    return house;
  };

  before(async () => {
    house = await House.open();
  });
  after(() => house?.close());
  afterEach(() => {
    for (const tab of open) tab.local.closeStore();
    open = [];
  });

  async function device(login: string, options: Options = {}): Promise<Tab> {
    const person = await there().signIn(login);
    const straight = there().line(options.cookie ?? person);
    const fetch = options.line ? options.line(straight) : straight;
    const chance = new Chance(options.seed ?? seed++);
    const tab = openTab(options.browser ?? new Browser(), fetch, chance, options.hands);
    open.push(tab);
    await tab.local.openStore(person);
    return tab;
  }

  async function aJob(): Promise<string> {
    const office = await device("office");
    await sync(office);
    const id = `J${++jobs}`;
    const add = [(await there().signIn("ann")).id, (await there().signIn("ben")).id];
    const job = { number: id, hospital: "H01", engineers: { add } };
    await office.local.change(office.local.blank("job", id), job);
    await sync(office);
    return id;
  }

  return {
    get house() {
      return there();
    },
    device,
    aJob,
  };
}

/** Rounds until nothing is left to send or to fetch. */
export async function sync(tab: Tab): Promise<void> {
  const desk = tab.local.desk.peek();
  if (desk) await tab.sync.rounds.run(desk);
}

export function view<K extends Kind>(tab: Tab, kind: K, id: string): Promise<View<K>> {
  return until(tab.local.see(kind, id), ({ loaded }) => loaded);
}

/** All rows that lie on the device, without what belongs to the device alone. */
export async function rowsOf(tab: Tab): Promise<Record<string, unknown>> {
  const db = tab.local.desk.value?.db;
  const stored = (await db?.read(["rows"], (tx) => tx.objectStore("rows").getAll())) ?? [];
  const rows = stored.map(({ kind, id, text }) => {
    const { seq, by, at, value, contested } = JSON.parse(text) as Record<string, unknown>;
    return [`${kind}/${id}`, { seq, by, at, value, contested: contested ?? {} }] as const;
  });
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}
