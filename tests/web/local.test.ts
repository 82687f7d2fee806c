// What the device keeps without any server: shown at once, durable when it says so, taken back when it cannot be.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { forceCloseDatabase } from "fake-indexeddb";
import { LocalError } from "../../web/src/local/errors";
import { Chance } from "./field/chance";
import { until } from "./field/settled";
import { Browser, nobody, openTab, type Tab } from "./field/world";

const ANN = { id: "ann", name: "Ann", role: "engineer" };
const JOB = "J1";
const realTransaction = IDBDatabase.prototype.transaction;
const realPut = IDBObjectStore.prototype.put;
let open: Tab[] = [];

afterEach(() => {
  IDBDatabase.prototype.transaction = realTransaction;
  IDBObjectStore.prototype.put = realPut;
  for (const tab of open) tab.local.closeStore();
  open = [];
});

async function tabOf(browser = new Browser(), seed = 1): Promise<Tab> {
  const tab = openTab(browser, nobody, new Chance(seed));
  open.push(tab);
  await tab.local.openStore(ANN);
  return tab;
}

const see = (tab: Tab, id = "J1~R~a") => tab.local.see("answer", id);
const loaded = (tab: Tab, id?: string) => until(see(tab, id), (view) => view.loaded);

test("a change is seen at once and counts as saved when it is durable", async () => {
  const tab = await tabOf();
  const view = await loaded(tab);
  const kept = tab.local.change(view, { job: JOB, note: "first" });
  assert.equal(see(tab).value.value.note, "first");
  const shown = see(tab).value;
  assert.equal(tab.local.unsent.value.count, 0);
  await kept;
  assert.equal(see(tab).value, shown, "nothing is drawn anew for a number");
  assert.equal(shown.pending, 1);
  assert.equal(tab.local.unsent.value.count, 1);
});

test("what was saved is there after the app was closed and opened", async () => {
  const browser = new Browser();
  const first = await tabOf(browser);
  const device = first.local.device.value.id;
  await first.local.change(first.local.blank("answer", "a"), { job: JOB, note: "kept" });
  first.local.closeStore();
  const again = await tabOf(browser, 2);
  assert.equal((await loaded(again, "a")).value.note, "kept");
  assert.equal(again.local.unsent.value.count, 1);
  assert.equal(again.local.device.value.id, device);
});

test("a person is known on this browser although all that it writes late was lost in a kill", async () => {
  const browser = new Browser();
  const first = await tabOf(browser);
  first.local.closeStore();
  browser.memory.clear();
  const again = openTab(browser, nobody, new Chance(2));
  open.push(again);
  await again.local.resume();
  assert.equal(again.local.me.value?.id, ANN.id);
  await again.local.people.left();
  again.local.closeStore();
  browser.memory.clear();
  const out = openTab(browser, nobody, new Chance(3));
  await out.local.resume();
  assert.equal(out.local.me.value, null);
  assert.deepEqual(
    out.local.peopleHere.value.map(({ id }) => id),
    [ANN.id],
  );
});

test("half an emoji is mended before it is kept", async () => {
  const tab = await tabOf();
  await tab.local.change(tab.local.blank("answer", "a"), { job: JOB, note: "cut \ud83d 😀" });
  assert.equal((await loaded(tab, "a")).value.note, "cut \ufffd 😀");
});

test("numbers count from 1 without gaps, also when changes are made at the same time", async () => {
  const tab = await tabOf();
  const changes = Array.from({ length: 20 }, (_, i) =>
    tab.local.change(tab.local.blank("answer", `a${i}`), { note: String(i) }),
  );
  await Promise.all(changes);
  assert.deepEqual(
    (await outbox(tab)).map((op) => [op.n, op.id]),
    Array.from({ length: 20 }, (_, i) => [i + 1, `a${i}`]),
  );
});

test("two tabs never give the same number, and each sees what the other changed", async () => {
  const browser = new Browser();
  const [left, right] = [await tabOf(browser, 1), await tabOf(browser, 2)];
  await Promise.all([loaded(left, "x"), loaded(right, "x")]);
  await Promise.all(
    [left, right, left, right].map((tab, i) =>
      tab.local.change(tab.local.blank("answer", i < 2 ? "x" : `y${i}`), { note: String(i) }),
    ),
  );
  const numbers = (await outbox(left)).map((op) => op.n);
  assert.deepEqual(numbers, [1, 2, 3, 4]);
  const both = await Promise.all(
    [left, right].map((tab) => until(see(tab, "x"), (view) => view.pending === 2)),
  );
  assert.deepEqual(both[0]?.value, both[1]?.value);
  await until(right.local.unsent, ({ count }) => count === 4);
});

test("a full disk is said before anything counts as saved, and the screen goes back", async () => {
  const tab = await tabOf();
  const view = await loaded(tab);
  fullDisk();
  const kept = tab.local.change(view, { job: JOB, note: "too much" });
  assert.equal(see(tab).value.value.note, "too much");
  await assert.rejects(kept, (error) => error instanceof LocalError && error.code === "quota");
  assert.equal(see(tab).value.known, false);
  assert.equal(tab.local.unsent.value.count, 0);
  IDBObjectStore.prototype.put = realPut;
  await tab.local.change(view, { job: JOB, note: "room again" });
  assert.deepEqual(
    (await outbox(tab)).map((op) => op.n),
    [1],
  );
});

test("a photo and a draft that do not fit are reported, too", async () => {
  const tab = await tabOf();
  fullDisk();
  const isQuota = (error: unknown) => error instanceof LocalError && error.code === "quota";
  await assert.rejects(tab.local.keepBlob(new Blob(["x"]), { kind: "photo", job: JOB }), isQuota);
  await assert.rejects(tab.local.keepDraft("pen", [1]), isQuota);
  assert.deepEqual(tab.local.blobStates().value, []);
});

test("changes, photos and drafts are written through to the disk", async () => {
  const tab = await tabOf();
  const seen: [string, string | undefined][] = [];
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    if (mode === "readwrite") seen.push([[stores].flat().join(), options?.durability]);
    return realTransaction.call(this, stores, mode, options);
  };
  await tab.local.change(tab.local.blank("answer", "a"), { note: "1" });
  await tab.local.changeAll([
    [tab.local.blank("answer", "a"), { note: "2" }],
    [tab.local.blank("answer", "b"), { note: "3" }],
  ]);
  await tab.local.keepBlob(new Blob(["x"]), { kind: "photo", job: JOB });
  await tab.local.keepDraft("pen", [1]);
  assert.equal(seen.length, 4);
  for (const [stores, durability] of seen) assert.equal(durability, "strict", stores);
});

test("changes of one moment are one group, and all or none are kept", async () => {
  const tab = await tabOf();
  await tab.local.changeAll([
    [tab.local.blank("run", "r"), { job: JOB }],
    [tab.local.blank("answer", "a"), { job: JOB }],
  ]);
  const [first, second] = await outbox(tab);
  assert.ok(first?.group);
  assert.equal(first?.group, second?.group);
  failAt(2);
  await assert.rejects(
    tab.local.changeAll([
      [tab.local.blank("run", "r2"), { job: JOB }],
      [tab.local.blank("answer", "a2"), { job: JOB }],
    ]),
  );
  IDBObjectStore.prototype.put = realPut;
  assert.equal((await outbox(tab)).length, 2);
});

test("a connection that the browser closed in the background comes back by itself", async () => {
  const tab = await tabOf();
  const databases: IDBDatabase[] = [];
  IDBDatabase.prototype.transaction = function (...words) {
    databases.push(this);
    return realTransaction.apply(this, words);
  };
  await tab.local.change(tab.local.blank("answer", "a"), { note: "1" });
  forceCloseDatabase(databases[0] as never);
  await tab.local.change(tab.local.blank("answer", "a"), { note: "2" });
  assert.equal((await loaded(tab, "a")).value.note, "2");
  assert.equal((await outbox(tab)).length, 2);
});

test("a connection that was closed without a word comes back, too", async () => {
  const tab = await tabOf();
  const databases: IDBDatabase[] = [];
  IDBDatabase.prototype.transaction = function (...words) {
    databases.push(this);
    return realTransaction.apply(this, words);
  };
  await tab.local.change(tab.local.blank("answer", "a"), { note: "1" });
  databases[0]?.close();
  await tab.local.change(tab.local.blank("answer", "a"), { note: "2" });
  assert.deepEqual(
    (await outbox(tab)).map((op) => op.n),
    [1, 2],
  );
});

test("an old page gives way to a new version and says so", async () => {
  const browser = new Browser();
  const tab = await tabOf(browser);
  const request = browser.indexedDB.open("kept-ann", 99);
  await new Promise((resolve) => request.addEventListener("success", resolve));
  assert.equal(tab.local.device.value.older, true);
  await assert.rejects(
    tab.local.change(tab.local.blank("answer", "a"), { note: "1" }),
    (error) => error instanceof LocalError && error.code === "older",
  );
  request.result.close();
});

test("a store that the browser threw away is noticed, and the device is another one", async () => {
  const browser = new Browser();
  const first = await tabOf(browser);
  const was = first.local.device.value.id;
  assert.equal(first.local.device.value.evicted, false);
  first.local.closeStore();
  await new Promise((resolve) => {
    browser.indexedDB.deleteDatabase("kept-ann").onsuccess = resolve;
  });
  const again = await tabOf(browser, 2);
  assert.equal(again.local.device.value.evicted, true);
  assert.notEqual(again.local.device.value.id, was);
  await again.local.evictionSeen();
  assert.equal(again.local.device.value.evicted, false);
});

test("drafts come back, and go when they are dropped", async () => {
  const browser = new Browser();
  const tab = await tabOf(browser);
  await tab.local.keepDraft("pen", { strokes: [[1, 2]] });
  tab.local.closeStore();
  const again = await tabOf(browser, 2);
  assert.deepEqual(await again.local.draft("pen"), { strokes: [[1, 2]] });
  await again.local.dropDraft("pen");
  assert.equal(await again.local.draft("pen"), undefined);
});

test("each person has an own store; another's waiting work is a name and a count", async () => {
  const browser = new Browser();
  const tab = await tabOf(browser);
  await tab.local.change(tab.local.blank("answer", "a"), { note: "Ann's" });
  await tab.local.openStore({ id: "ben", name: "Ben", role: "engineer" });
  assert.equal((await loaded(tab, "a")).known, false);
  assert.deepEqual(
    tab.local.peopleHere.value.map(({ id, unsent }) => [id, unsent]),
    [
      ["ann", 1],
      ["ben", 0],
    ],
  );
});

test("the app opens the last person's store by itself, without a network", async () => {
  const browser = new Browser();
  const first = await tabOf(browser);
  await first.local.change(first.local.blank("answer", "a"), { note: "kept" });
  first.local.closeStore();
  const tab = openTab(browser, nobody, new Chance(3));
  open.push(tab);
  assert.equal(tab.local.ready.value, false);
  const early = tab.local.see("answer", "a");
  assert.equal(early.value.loaded, false);
  await tab.local.resume();
  assert.equal(tab.local.ready.value, true);
  assert.equal(tab.local.me.value?.name, "Ann");
  assert.equal((await until(early, (view) => view.loaded)).value.note, "kept");
});

test("new records of a job appear among its records, those of other jobs do not", async () => {
  const tab = await tabOf();
  const answers = tab.local.children("answer", JOB);
  await until(answers, (all) => all !== null);
  await tab.local.change(tab.local.blank("answer", "a"), { job: JOB });
  await tab.local.change(tab.local.blank("answer", "b"), { job: "J2" });
  await tab.local.change(tab.local.blank("photo", "c"), { job: JOB });
  assert.deepEqual(
    answers.value?.map((view) => view.id),
    ["a"],
  );
  const same = answers.value;
  await tab.local.change(tab.local.blank("answer", "d"), { job: "J3" });
  assert.equal(answers.value, same, "a list in which nothing changed stays the same object");
});

test("my jobs are those that name me; a deleted one is gone", async () => {
  const tab = await tabOf();
  const mine = tab.local.list("job", { mine: true });
  await until(mine, (all) => all !== null);
  await tab.local.change(tab.local.blank("job", "J1"), { engineers: { add: ["ann"] } });
  await tab.local.change(tab.local.blank("job", "J2"), { engineers: { add: ["ben"] } });
  assert.deepEqual(
    mine.value?.map((view) => view.id),
    ["J1"],
  );
  await tab.local.change(tab.local.see("job", "J1").value, { deleted: true });
  assert.deepEqual(mine.value, []);
  const all = await until(tab.local.list("job"), (list) => list !== null);
  assert.deepEqual(
    all?.map((view) => view.id),
    ["J2"],
  );
});

test("bytes are named by their SHA-256 and wait for the server", async () => {
  const tab = await tabOf();
  const hash = await tab.local.keepBlob(new Blob(["abc"]), { kind: "photo", job: JOB });
  assert.equal(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert.deepEqual(tab.local.blobState(hash).value, { state: "local", sent: 0, size: 3 });
  assert.match((await tab.local.blobUrl(hash)) ?? "", /^blob:/);
});

interface Stored {
  n: number;
  id: string;
  group: string | null;
}

async function outbox(tab: Tab): Promise<Stored[]> {
  const db = tab.local.desk.value?.db;
  return (await db?.read(["outbox"], (tx) => tx.objectStore("outbox").getAll())) ?? [];
}

/** As browsers do it: the write seems to pass, then the whole transaction is aborted. */
function fullDisk(): void {
  failAt(1);
}

function failAt(count: number): void {
  let left = count;
  IDBObjectStore.prototype.put = function (...words) {
    const request = realPut.apply(this, words);
    if (--left <= 0) {
      const tx = this.transaction as unknown as { _abort(name: string): void };
      setImmediate(() => tx._abort("QuotaExceededError"));
    }
    return request;
  };
}
