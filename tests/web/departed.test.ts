// Signing out: the firm's records leave the device, what its person recorded stays until it has arrived and is safe.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Chance } from "./field/chance";
import { flaky } from "./field/faults";
import { until } from "./field/settled";
import { rowsOf, sync, team, view } from "./field/team";
import { Browser, nobody, openTab, type Tab } from "./field/world";

const firm = team();
const { device, aJob } = firm;

/** One browser with a session of its own, whose line can be down. */
async function tablet(browser = new Browser()) {
  const line = { down: false };
  const open = async (login: string): Promise<Tab> =>
    device(login, {
      browser,
      cookie: await firm.house.session(login),
      line: (fetch) => flaky(fetch, () => (line.down ? "lost request" : "fine")),
    });
  return { browser, line, open };
}

/** Ann's tablet after her first round. */
async function atWork() {
  const here = await tablet();
  const ann = await here.open("ann");
  await sync(ann);
  return { ...here, ann, id: me(ann) };
}

/** What one shelf of a person's store on a browser holds. */
async function shelf(browser: Browser, person: string, name: string): Promise<unknown[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = browser.indexedDB.open(`kept-${person}`);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const all = await new Promise<unknown[]>((resolve, reject) => {
    const asked = db.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  db.close();
  return all;
}

const me = (tab: Tab): string => tab.local.me.value?.id ?? "";
const picture = new Blob([new Uint8Array(90_000).fill(7)], { type: "image/jpeg" });

async function record(tab: Tab, job: string, text: string): Promise<string> {
  await tab.local.change(await view(tab, "answer", `${job}~R~1`), { job, note: text });
  const blob = await tab.local.keepBlob(picture, { kind: "photo", job });
  await tab.local.change(tab.local.blank("photo"), { job, blob, mime: "image/jpeg" });
  return blob;
}

async function noteAtTheOffice(job: string): Promise<unknown> {
  const office = await device("office");
  await sync(office);
  return (await view(office, "answer", `${job}~R~1`)).value.note;
}

test("who signs out with everything handed in leaves none of the firm's records behind", async () => {
  await aJob();
  const { browser, open } = await tablet();
  const ann = await open("ann");
  await sync(ann);
  const id = me(ann);
  assert.notEqual(Object.keys(await rowsOf(ann)).length, 0);
  const left = await ann.sync.signOut(true);
  assert.deepEqual(left, { changes: 0, photos: 0, refused: 0, drafts: 0, own: 0 });
  for (const name of ["rows", "slim", "words", "bytes", "blobs"])
    assert.deepEqual(await shelf(browser, id, name), [], name);
  assert.equal(ann.local.me.value, null);
  assert.deepEqual(ann.local.peopleHere.value, [], "nobody is named for nothing");
});

test("who chose to leave the records on an own device finds them without a network", async () => {
  await aJob();
  const { line, open } = await tablet();
  const ann = await open("ann");
  await sync(ann);
  const before = await rowsOf(ann);
  assert.equal(await ann.sync.signOut(false), null);
  line.down = true;
  const [here] = ann.local.peopleHere.value;
  assert.ok(here && !here.out);
  await ann.local.openStore(here);
  assert.deepEqual(await rowsOf(ann), before);
});

test("what is unsent stays when its person signs out, is counted, and goes when that person is back", async () => {
  const job = await aJob();
  const { browser, line, open, ann, id } = await atWork();
  await ann.local.change(await view(ann, "answer", `${job}~R~1`), { job, reading: { raw: "1" } });
  await sync(ann);
  line.down = true;
  await record(ann, job, "from the basement");
  await ann.local.keepDraft("finding/x", "half a sent");
  await ann.local.keepDraft("known/due", ["what the firm has to do"]);
  const left = await ann.sync.signOut(true);
  assert.deepEqual(left, { changes: 2, photos: 1, refused: 0, drafts: 1, own: 1 });
  assert.deepEqual(await shelf(browser, id, "rows"), []);
  assert.equal((await shelf(browser, id, "outbox")).length, 2);
  assert.deepEqual(ann.local.peopleHere.value[0]?.out, left);
  await ann.sync.payOwed();
  assert.equal((await shelf(browser, id, "outbox")).length, 2, "nothing goes without a network");
  line.down = false;
  const back = await open("ann");
  await sync(back);
  await back.sync.after(back.local.desk.value as never);
  assert.equal(await noteAtTheOffice(job), "from the basement");
  assert.equal(await back.local.draft("finding/x"), "half a sent");
  assert.equal(await back.local.draft("known/due"), undefined);
  const answer = (await view(back, "answer", `${job}~R~1`)).value;
  assert.deepEqual([answer.note, answer.reading], ["from the basement", { raw: "1" }]);
  assert.equal(back.local.peopleHere.value[0]?.out, undefined);
});

test("what was unsent goes by the session that is not over yet, and then it is cleared", async () => {
  const job = await aJob();
  const { browser, line, ann, id } = await atWork();
  line.down = true;
  const blob = await record(ann, job, "handed in afterwards");
  await ann.sync.signOut(true);
  line.down = false;
  await ann.sync.payOwed();
  assert.equal(await noteAtTheOffice(job), "handed in afterwards");
  assert.deepEqual(await shelf(browser, id, "outbox"), []);
  assert.deepEqual(await shelf(browser, id, "rows"), [], "what came with the answer went again");
  assert.equal(ann.local.peopleHere.value[0]?.out?.photos ?? 0, 0);
  const line2 = firm.house.line(await firm.house.signIn("office"));
  assert.equal(
    (await (await line2(`/api/blobs/${blob}`, {})).arrayBuffer()).byteLength,
    picture.size,
  );
  await assert.rejects(ann.sync.api("GET", "/api/session"), "the session is over");
});

test("nobody hands in for another: work of who signed out waits while somebody else is signed in", async () => {
  const job = await aJob();
  const { browser, line, open, ann, id } = await atWork();
  line.down = true;
  await record(ann, job, "ann's");
  await ann.sync.signOut(true);
  await ann.sync.payOwed();
  line.down = false;
  const ben = await open("ben");
  await sync(ben);
  await ben.sync.after(ben.local.desk.value as never);
  await ben.sync.payOwed();
  assert.equal((await shelf(browser, id, "outbox")).length, 2);
  const [photo] = (await shelf(browser, id, "blobs")) as { state: string }[];
  assert.equal(photo?.state, "local");
  assert.equal(ben.local.peopleHere.value.find((one) => one.id === id)?.out?.changes, 2);
  assert.notEqual(await noteAtTheOffice(job), "ann's");
  const { person } = await ben.sync.api<{ person: { id: string } }>("GET", "/api/session");
  assert.equal(person.id, me(ben), "nor is somebody else's session ended for hers");
});

test("own work that no two backups hold stays, and goes when another's round says that they do", async () => {
  const job = await aJob();
  const { browser, open } = await tablet();
  const ann = await open("ann");
  await sync(ann);
  const id = me(ann);
  await record(ann, job, "may be lost once more");
  await sync(ann);
  await ann.sync.after(ann.local.desk.value as never);
  const left = await ann.sync.signOut(true);
  assert.deepEqual(left, { changes: 0, photos: 0, refused: 0, drafts: 0, own: 3 });
  assert.notEqual((await shelf(browser, id, "kept")).length, 0);
  const ben = await open("ben");
  await sync(ben);
  const now = ben.local.desk.value?.standing.value;
  assert.ok(now);
  await ben.local.sweep({ ...now, backed: 1 });
  assert.notEqual((await shelf(browser, id, "kept")).length, 0, "these backups are older");
  await ben.local.sweep({ ...now, backed: now.heard + 120_000, epoch: now.epoch + 1 });
  assert.notEqual((await shelf(browser, id, "kept")).length, 0, "of another past of the server");
  await ben.local.sweep({ ...now, backed: now.heard + 120_001 });
  assert.deepEqual(await shelf(browser, id, "kept"), []);
  assert.deepEqual(await shelf(browser, id, "bytes"), []);
  assert.equal(
    ben.local.peopleHere.value.some((one) => one.id === id),
    false,
  );
});

test("who comes back after the records were cleared is the same device and has everything again", async () => {
  const job = await aJob();
  const { open } = await tablet();
  const ann = await open("ann");
  await sync(ann);
  await record(ann, job, "kept for the server");
  await sync(ann);
  const before = ann.local.desk.value?.standing.value.device;
  await ann.sync.signOut(true);
  const back = await open("ann");
  await sync(back);
  assert.equal(back.local.desk.value?.standing.value.device, before, "the same device as before");
  assert.equal((await view(back, "answer", `${job}~R~1`)).value.note, "kept for the server");
  await back.local.change(await view(back, "answer", `${job}~R~1`), { note: "and goes on" });
  await sync(back);
  assert.equal(await noteAtTheOffice(job), "and goes on");
});

test("a restored server gets back what stayed here, when its person signs in again", async () => {
  const job = await aJob();
  const { open } = await tablet();
  const ann = await open("ann");
  await sync(ann);
  const copy = await firm.house.backup();
  const blob = await record(ann, job, "not in the backup");
  await sync(ann);
  await ann.sync.after(ann.local.desk.value as never);
  await ann.sync.uploads.run(ann.local.desk.value as never);
  await ann.sync.signOut(true);
  await firm.house.restore(copy);
  const back = await open("ann");
  await sync(back);
  await back.sync.uploads.run(back.local.desk.value as never);
  assert.equal(await noteAtTheOffice(job), "not in the backup");
  assert.equal((await view(back, "answer", `${job}~R~1`)).value.note, "not in the backup");
  assert.equal((await back.local.blobBytes(blob))?.size, picture.size);
});

test("every tab of the person closes when one signs out", async () => {
  await aJob();
  const { open } = await tablet();
  const ann = await open("ann");
  const other = await open("ann");
  await sync(ann);
  await ann.sync.signOut(true);
  await until(other.local.me, (person) => person === null);
  other.local.people.flush();
  assert.deepEqual(JSON.parse(other.world.recall("kept.people") ?? "[]"), []);
});

test("a tab in which somebody else works on undoes no sign-out of another tab", async () => {
  const job = await aJob();
  const { browser, open } = await tablet();
  const [ann, zoe] = [await open("ann"), await open("zoe")];
  const ids = [me(ann), me(zoe)];
  await sync(ann);
  await record(ann, job, "not in two backups yet");
  await sync(ann);
  const ben = await open("ben");
  await sync(ben);
  const left = await ann.sync.signOut(true);
  await zoe.sync.signOut(true);
  await ben.local.change(await view(ben, "answer", `${job}~R~2`), { job, note: "counts on" });
  ben.local.people.flush();
  const named = openTab(browser, nobody, new Chance(1)).local.peopleHere.value;
  assert.deepEqual(
    named.filter(({ id }) => ids.includes(id)).map(({ id, out }) => [id, out]),
    [[ids[0], left]],
    "who left has to sign in, and nobody is named for nothing",
  );
  assert.equal(named.find(({ id }) => id === me(ben))?.unsent, 1);
});

test("a name in Latin letters is known while another person is here", async () => {
  const { open } = await tablet();
  const manager = await device("office");
  const ann = await open("ann");
  await sync(ann);
  const id = me(ann);
  await sync(manager);
  await manager.local.change(await view(manager, "person", id), { name_en: "Ann in English" });
  await sync(manager);
  await sync(ann);
  await view(ann, "person", id);
  const ben = await open("ben");
  assert.equal(ben.local.peopleHere.value.find((one) => one.id === id)?.name_en, "Ann in English");
});
