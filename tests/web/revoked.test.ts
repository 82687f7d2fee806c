// A device taken out of use: it hands in what was recorded on it, photos too, clears itself, and says what happened.

import assert from "node:assert/strict";
import { test } from "node:test";
import { flaky } from "./field/faults";
import { until } from "./field/settled";
import { sync, team, view } from "./field/team";
import { Browser, type Fetch, type Tab } from "./field/world";

const firm = team();
const { device, aJob } = firm;

interface Listed {
  id: string;
  revoked: number | null;
  wiped: number | null;
}

async function ask(login: string, method: string, path: string, body?: unknown): Promise<Response> {
  const line = firm.house.line(await firm.house.signIn(login));
  const headers = { "X-Kept": "1", "Content-Type": "application/json" };
  return line(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}

const idOf = (tab: Tab) => tab.local.device.value.id;
const revoke = (tab: Tab, why: string) =>
  ask("office", "POST", `/api/devices/${idOf(tab)}/revoke`, { why });

async function listed(id: string): Promise<Listed | undefined> {
  const all = (await (await ask("office", "GET", "/api/devices")).json()) as Listed[];
  return all.find((one) => one.id === id);
}

/** A round and what comes after it, as the loop does. */
async function round(tab: Tab): Promise<void> {
  const desk = tab.local.desk.peek();
  await sync(tab);
  if (desk) await tab.sync.after(desk);
}

async function phone(login: string, browser: Browser, line?: (fetch: Fetch) => Fetch) {
  const cookie = await firm.house.session(login);
  return device(login, { browser, cookie, ...(line ? { line } : {}) });
}

const picture = new Blob([new Uint8Array(400_000).fill(7)], { type: "image/jpeg" });

async function record(tab: Tab, job: string, text: string): Promise<string> {
  await tab.local.change(await view(tab, "answer", `${job}~R~1`), { job, note: text });
  const blob = await tab.local.keepBlob(picture, { kind: "photo", job });
  await tab.local.change(tab.local.blank("photo"), { job, blob, mime: "image/jpeg" });
  return blob;
}

async function namesIn(browser: Browser): Promise<(string | undefined)[]> {
  return (await browser.indexedDB.databases()).map(({ name }) => name);
}

test("a lost phone hands everything in, then nothing of its person is left on it", async () => {
  const job = await aJob();
  const browser = new Browser();
  const ann = await phone("ann", browser);
  await round(ann);
  const [id, person] = [idOf(ann), ann.local.me.value?.id];
  const blob = await record(ann, job, "written in the basement");
  assert.equal((await revoke(ann, "lost")).status, 200);
  await round(ann);
  assert.equal(ann.local.me.value, null);
  assert.deepEqual(await namesIn(browser), ["kept"], "the store is gone");
  assert.deepEqual(ann.local.peopleHere.value, []);
  assert.equal(ann.local.gone.value?.why, "lost");
  assert.ok((ann.local.gone.value?.changes ?? 0) >= 2);
  assert.ok((await listed(id))?.wiped, "the office hears of it");
  const bytes = await ask("office", "GET", `/api/blobs/${blob}`);
  assert.equal((await bytes.arrayBuffer()).byteLength, picture.size);
  const office = await device("office");
  await sync(office);
  const told = await office.sync.history("answer", `${job}~R~1`);
  assert.deepEqual(
    told.map(({ set }) => set.note),
    ["written in the basement"],
  );
  const again = await phone("ann", browser);
  assert.equal(again.local.me.value?.id, person);
  assert.notEqual(idOf(again), id);
  assert.equal(again.local.device.value.evicted, false, "nobody says that the browser cleared it");
  await round(again);
  assert.equal(again.local.device.value.revoked, null, "a new sign-in is a new device");
});

test("while something can still be handed in, nothing is cleared", async () => {
  const job = await aJob();
  let isDown = false;
  const blobsFail = (fetch: Fetch) => flaky(fetch, () => (isDown ? "lost request" : "fine"));
  const ann = await phone(
    "ann",
    new Browser(),
    (fetch) => (path, init) =>
      (path.startsWith("/api/blobs") ? blobsFail(fetch) : fetch)(path, init),
  );
  await round(ann);
  await record(ann, job, "x");
  await revoke(ann, "retired");
  isDown = true;
  await round(ann);
  assert.equal(ann.local.device.value.revoked, "retired");
  assert.equal(ann.local.unsent.value.count, 0, "the changes are in");
  assert.notEqual(ann.local.me.value, null, "the photo is not");
  isDown = false;
  await round(ann);
  assert.equal(ann.local.me.value, null);
});

test("a word that is taken back in time leaves everything as it was", async () => {
  const job = await aJob();
  const ann = await phone("ann", new Browser());
  await round(ann);
  await revoke(ann, "lost");
  await ann.local.change(await view(ann, "answer", `${job}~R~2`), { job, note: "during" });
  await sync(ann);
  assert.equal(ann.local.device.value.revoked, "lost");
  const undone = await ask("office", "DELETE", `/api/devices/${idOf(ann)}/revoke`);
  assert.equal(undone.status, 200);
  await round(ann);
  assert.equal(ann.local.device.value.revoked, null);
  assert.equal((await view(ann, "answer", `${job}~R~2`)).value.note, "during");
});

test("a change that another tab makes at the last moment is kept or refused, never dropped in silence", async () => {
  const job = await aJob();
  const browser = new Browser();
  const ann = await phone("ann", browser);
  const other = await phone("ann", browser);
  await round(ann);
  await revoke(ann, "lost");
  await sync(ann);
  const seen = await view(other, "answer", `${job}~R~3`);
  const [cleared, kept] = await Promise.allSettled([
    ann.sync.after(ann.local.desk.value as never),
    other.local.change(seen, { job, note: "at the last moment" }),
  ]);
  assert.equal(cleared.status, "fulfilled");
  if (kept.status === "fulfilled") {
    assert.notEqual(ann.local.me.value, null, "it holds the clearing up");
    await round(ann);
  } else assert.equal((kept.reason as { code?: string }).code, "closed");
  await until(other.local.me, (me) => me === null);
  const office = await device("office");
  await sync(office);
  const told = await office.sync.history("answer", `${job}~R~3`).catch(() => []);
  assert.equal(told.length, kept.status === "fulfilled" ? 1 : 0);
});

test("a page that goes away between clearing and removing finds no half a store", async () => {
  await aJob();
  const browser = new Browser();
  const ann = await phone("ann", browser);
  await round(ann);
  await revoke(ann, "lost");
  await sync(ann);
  assert.equal(await ann.local.desk.value?.clear(), true);
  ann.local.closeStore();
  const again = await phone("ann", browser);
  assert.equal(again.local.device.value.evicted, false);
  await round(again);
  assert.ok((await view(again, "hospital", "H01")).known);
});

test("the work of a closed account lies in both trays, and can be sent once it is open again", async () => {
  const job = await aJob();
  const ben = await phone("ben", new Browser());
  await round(ben);
  const person = ben.local.me.value?.id ?? "";
  const open = async (active: boolean) => {
    const admin = await device("admin");
    await sync(admin);
    await admin.local.change(await view(admin, "person", person), { active });
    await sync(admin);
  };
  await ben.local.change(await view(ben, "answer", `${job}~R~4`), { job, note: "last day" });
  await open(false);
  await round(ben);
  assert.equal(ben.local.device.value.revoked, "closed");
  assert.notEqual(ben.local.me.value, null, "the tray stays");
  assert.equal((await view(ben, "hospital", "H01")).known, false, "the rows left");
  const [refused] = ben.local.refused.value;
  assert.equal(refused?.code, "not_allowed");
  assert.ok(refused);
  const trays = (await (await ask("office", "GET", "/api/refused")).json()) as { op: unknown }[];
  assert.ok(JSON.stringify(trays).includes("last day"));
  await open(true);
  await round(ben);
  assert.equal(ben.local.device.value.revoked, null);
  await ben.local.resendRefused(refused);
  await round(ben);
  assert.equal((await view(ben, "answer", `${job}~R~4`)).value.note, "last day");
});
