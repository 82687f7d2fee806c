// The loop that nobody starts by hand: after a change, on news, after failures; and what it says of itself.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { type Fault, flaky } from "./field/faults";
import { pause } from "./field/house";
import { until } from "./field/settled";
import { sync, team, view } from "./field/team";
import { Browser, type Fetch, type Tab } from "./field/world";

const firm = team();
const { device, aJob } = firm;
const realPut = IDBObjectStore.prototype.put;
let started: Tab[] = [];

/** Node has none; this one does what a browser's does, when it is told to. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static lines: Line[] = [];
  readyState = 1;

  constructor(readonly url: string) {
    super();
    Line.lines.push(this);
  }

  say(word: string): void {
    this.dispatchEvent(new Event(word));
  }

  close(): void {
    this.readyState = Line.CLOSED;
  }
}

const openLines = () => Line.lines.filter((line) => line.readyState !== Line.CLOSED);

afterEach(() => {
  for (const tab of started) tab.sync.stop();
  started = [];
  IDBObjectStore.prototype.put = realPut;
  Line.lines = [];
  Reflect.deleteProperty(globalThis, "EventSource");
});

async function start(tab: Tab): Promise<void> {
  started.push(tab);
  await tab.sync.start();
}

const idle = (tab: Tab) =>
  until(tab.sync.syncState, ({ word, last }) => word === "idle" && last !== null, 8_000);

test("a change goes by itself, and the state says so in one word", async () => {
  const job = await aJob();
  const ann = await device("ann");
  await start(ann);
  await idle(ann);
  assert.equal(ann.sync.syncState.value.filling, false);
  const words: string[] = [];
  ann.sync.syncState.subscribe(({ word }) => words.push(word));
  await ann.local.change(ann.local.blank("answer", `${job}~R~1`), { job, note: "x" });
  await until(ann.local.unsent, ({ count }) => count === 0, 8_000);
  await idle(ann);
  assert.deepEqual([...new Set(words)], ["idle", "syncing"]);
});

test("a round that a full disk does not take keeps no photo from the office", async () => {
  const job = await aJob();
  let noBytes = true;
  let tell = () => {};
  const tried = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const ann = await device("ann", {
    line: (fetch) => async (path, init) => {
      if (!noBytes || !path.startsWith("/api/blobs")) return fetch(path, init);
      tell();
      throw new TypeError("fetch failed");
    },
  });
  await start(ann);
  await idle(ann);
  const picture = new Blob(["photo"], { type: "image/jpeg" });
  const hash = await ann.local.keepBlob(picture, { kind: "photo", job });
  await ann.local.change(ann.local.blank("photo"), { job, blob: hash, mime: "image/jpeg" });
  await tried;
  await ann.world.alone(`kept-bytes-${ann.local.me.value?.id}`, async () => {});
  await until(ann.local.unsent, ({ count }) => count === 0, 8_000);
  await idle(ann);
  IDBObjectStore.prototype.put = function (...words) {
    const tx = this.transaction as unknown as { _abort(name: string): void };
    setImmediate(() => tx._abort("QuotaExceededError"));
    return realPut.apply(this, words);
  };
  noBytes = false;
  await ann.sync.syncNow();
  assert.equal(ann.sync.syncState.value.word, "full");
  await until(ann.local.blobState(hash), ({ state }) => state === "sent", 8_000);
});

test("a browser that never says how much room there is keeps nothing from going", async () => {
  const ann = await device("ann");
  const never = () => new Promise<never>(() => {});
  ann.world.storage = { persisted: never, estimate: never } as unknown as StorageManager;
  void start(ann);
  await idle(ann);
});

test("each trouble has its word, and none of them stops the next attempt", async () => {
  const job = await aJob();
  let now: Fault = "fine";
  const person = { ...(await firm.house.signIn("ann")) };
  const { cookie } = person;
  const ann = await device("ann", { cookie: person, line: (fetch) => flaky(fetch, () => now) });
  await start(ann);
  await idle(ann);
  const troubles: [Fault, string, boolean][] = [
    ["lost request", "waiting", false],
    ["busy", "server_busy", true],
    ["stranger", "waiting", true],
  ];
  for (const [fault, word, online] of troubles) {
    now = fault;
    await ann.sync.syncNow();
    assert.equal(ann.sync.syncState.value.word, word, fault);
    assert.equal(ann.sync.syncState.value.online, online, fault);
    assert.ok(ann.sync.syncState.value.said?.zh);
  }
  now = "fine";
  person.cookie = "";
  await ann.local.change(ann.local.blank("answer", `${job}~R~1`), { job, note: "x" });
  await ann.sync.syncNow();
  assert.equal(ann.sync.syncState.value.word, "signed_out");
  person.cookie = (await firm.house.signIn("ben")).cookie;
  await ann.sync.syncNow();
  assert.equal(ann.sync.syncState.value.word, "other_person");
  assert.equal(ann.local.unsent.value.count, 1);
  person.cookie = cookie;
  await ann.sync.syncNow();
  assert.equal(ann.sync.syncState.value.word, "idle");
  assert.equal(ann.local.unsent.value.count, 0);
});

test("after a failure it tries again by itself", async () => {
  const job = await aJob();
  let now: Fault = "fine";
  const ann = await device("ann", { line: (fetch) => flaky(fetch, () => now) });
  await start(ann);
  await idle(ann);
  now = "lost request";
  await ann.local.change(ann.local.blank("answer", `${job}~R~1`), { job, note: "x" });
  await until(ann.sync.syncState, ({ word }) => word === "waiting");
  now = "fine";
  await until(ann.local.unsent, ({ count }) => count === 0, 8_000);
});

test("a week's changes are not packed again and again for a server that is not there", async () => {
  const job = await aJob();
  let now: Fault = "fine";
  const asked: string[] = [];
  const noted =
    (fetch: Fetch): Fetch =>
    (path, init) => {
      asked.push(path);
      return flaky(fetch, () => now)(path, init);
    };
  const ann = await device("ann", { line: noted });
  await start(ann);
  await idle(ann);
  now = "lost request";
  for (let i = 0; i < 60; i++)
    await ann.local.change(ann.local.blank("answer", `${job}~R~${i}`), { job, note: "x" });
  await ann.sync.syncNow();
  asked.length = 0;
  for (let i = 0; i < 3; i++) await ann.sync.syncNow();
  assert.deepEqual(new Set(asked), new Set(["/api/session"]));
  now = "fine";
  await ann.sync.syncNow();
  assert.equal(ann.local.unsent.value.count, 0);
});

test("a device that is full says so and takes nothing by halves", async () => {
  const job = await aJob();
  const office = await device("office");
  await sync(office);
  const ann = await device("ann");
  await sync(ann);
  await office.local.change(office.local.blank("answer", `${job}~R~1`), { job, note: "news" });
  await sync(office);
  const before = ann.local.desk.value?.standing.value.cursor;
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...words) {
    const request = put.apply(this, words);
    const tx = this.transaction as unknown as { _abort(name: string): void };
    if (this.name === "standing") setImmediate(() => tx._abort("QuotaExceededError"));
    return request;
  };
  await start(ann);
  await until(ann.sync.syncState, ({ word }) => word === "full", 8_000);
  IDBObjectStore.prototype.put = put;
  assert.equal(ann.local.desk.value?.standing.value.cursor, before);
  assert.equal((await view(ann, "answer", `${job}~R~1`)).known, false);
  await ann.sync.syncNow();
  assert.equal((await view(ann, "answer", `${job}~R~1`)).value.note, "news");
});

test("one tab holds the line for news, and another takes over when it goes", async () => {
  Object.assign(globalThis, { EventSource: Line });
  const browser = new Browser();
  const [left, right] = [await device("ann", { browser }), await device("ann", { browser })];
  await start(left);
  await start(right);
  await Promise.all([idle(left), idle(right)]);
  assert.deepEqual(
    openLines().map(({ url }) => url),
    ["/api/live"],
  );
  left.sync.stop();
  await pause(20);
  assert.equal(openLines().length, 1);
  assert.equal(Line.lines.length, 2);
});

test("news brings what another device wrote", async () => {
  Object.assign(globalThis, { EventSource: Line });
  const job = await aJob();
  const [ann, ben] = [await device("ann"), await device("ben")];
  await start(ann);
  await idle(ann);
  await sync(ben);
  await ben.local.change(ben.local.blank("answer", `${job}~R~1`), { job, note: "Ben's" });
  await sync(ben);
  openLines()[0]?.say("news");
  await until(ann.local.see("answer", `${job}~R~1`), ({ value }) => value.note === "Ben's", 8_000);
});

test("signing in opens the person's store, enrols the device and syncs; signing out keeps what is unsent", async () => {
  const browser = new Browser();
  const person = { cookie: "" };
  const tab = await device("zoe", {
    browser,
    cookie: person,
    line: (fetch) => async (path, init) => {
      const answer = await fetch(path, init);
      const [cookie] = answer.headers.getSetCookie();
      if (cookie) person.cookie = cookie.split(";")[0] ?? "";
      return answer;
    },
  });
  tab.local.closeStore();
  await start(tab);
  await assert.rejects(
    tab.sync.signIn("ben", "wrong"),
    (error: { code?: string }) => error.code === "wrong_password",
  );
  const ben = await tab.sync.signIn("ben", "correct horse ben battery");
  assert.equal(ben.name, "ben");
  await idle(tab);
  assert.equal(tab.local.desk.value?.standing.value.enrolled, true);
  person.cookie = "";
  await tab.local.change(tab.local.blank("job", "later"), { number: "later", hospital: "H01" });
  await tab.sync.signOut(false).catch(() => {});
  assert.equal(tab.local.me.value, null);
  assert.equal(tab.local.peopleHere.value.find(({ id }) => id === ben.id)?.unsent, 1);
});
