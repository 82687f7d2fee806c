// Photos: on the device before they count as saved, sent in pieces that resume, fetched by whoever may see them.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { sha256 } from "../../web/src/local/bytes";
import { inOrder } from "../../web/src/sync/uploads";
import { type Fault, flaky } from "./field/faults";
import { sync, team, view } from "./field/team";
import { Browser, type Fetch, type Tab } from "./field/world";

const DAY = 86_400_000;
const firm = team();
const { device, aJob } = firm;
const realPut = IDBObjectStore.prototype.put;

afterEach(() => {
  IDBObjectStore.prototype.put = realPut;
});

function picture(size: number, seed: number): Blob {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + seed * 17 + (i >> 8)) & 255);
  return new Blob([bytes], { type: "image/jpeg" });
}

async function takePhoto(tab: Tab, job: string, bytes: Blob): Promise<string> {
  const blob = await tab.local.keepBlob(bytes, { kind: "photo", job });
  await tab.local.change(tab.local.blank("photo"), { job, blob, mime: "image/jpeg" });
  return blob;
}

async function upload(tab: Tab): Promise<void> {
  const desk = tab.local.desk.peek();
  if (desk) await tab.sync.uploads.run(desk);
}

async function fetched(tab: Tab, hash: string): Promise<string | null> {
  const url = await tab.local.blobUrl(hash);
  return url && sha256(await (await fetch(url)).arrayBuffer());
}

test("a photo taken by one is seen by the other", async () => {
  const job = await aJob();
  const [ann, ben] = [await device("ann"), await device("ben")];
  const hash = await takePhoto(ann, job, picture(700_000, 1));
  await sync(ann);
  await sync(ben);
  assert.equal(await ben.local.blobUrl(hash), null, "its record is there, its bytes are not");
  assert.equal(ben.local.blobState(hash).value.state, "missing");
  await upload(ann);
  assert.deepEqual(ann.local.blobState(hash).value, {
    state: "sent",
    sent: 700_000,
    size: 700_000,
  });
  assert.equal(await fetched(ben, hash), hash);
  assert.equal(ben.local.blobState(hash).value.state, "remote");
  assert.equal(await fetched(ben, hash), hash, "now from the device");
});

test("what another network answers, or half a picture, is not kept as the photo", async () => {
  const job = await aJob();
  let plan: Fault[] = [];
  const ann = await device("ann");
  const ben = await device("ben", { line: (fetch) => flaky(fetch, () => plan.shift() ?? "fine") });
  const hash = await takePhoto(ann, job, picture(300_000, 12));
  await sync(ann);
  await upload(ann);
  await sync(ben);
  for (const fault of ["stranger", "cut answer"] as const) {
    plan = [fault];
    await assert.rejects(ben.local.blobUrl(hash), { code: "unreadable" });
  }
  assert.equal(await fetched(ben, hash), hash, "the next time it is there");
});

test("the bytes wait until the change that names them is settled", async () => {
  const job = await aJob();
  const ann = await device("ann");
  const hash = await takePhoto(ann, job, picture(1_000, 2));
  await upload(ann);
  assert.equal(ann.local.blobState(hash).value.state, "local");
  await sync(ann);
  await upload(ann);
  assert.equal(ann.local.blobState(hash).value.state, "sent");
});

test("a cut line goes on where the server stands, in whatever way it breaks", async () => {
  const job = await aJob();
  let plan: Fault[] = [];
  let sent = 0;
  const counting =
    (fetch: Fetch): Fetch =>
    (path, init) => {
      if (init.method === "PATCH") sent += (init.body as ArrayBuffer).byteLength;
      return fetch(path, init);
    };
  const ann = await device("ann", {
    line: (fetch) => flaky(counting(fetch), () => plan.shift() ?? "fine"),
  });
  const hash = await takePhoto(ann, job, picture(1_400_000, 3));
  await sync(ann);
  for (const fault of ["lost request", "lost answer", "late"] as const) {
    plan = ["fine", "fine", fault];
    await upload(ann);
    assert.equal(ann.local.blobState(hash).value.state, "local");
  }
  await upload(ann);
  assert.equal(ann.local.blobState(hash).value.state, "sent");
  assert.equal(sent, 1_400_000, "no byte travelled twice");
});

test("a piece that arrives damaged is sent again", async () => {
  const job = await aJob();
  let damage = 1;
  const ann = await device("ann", {
    line: (fetch) => (path, init) => {
      const bytes = init.method === "PATCH" && damage-- > 0 ? new Uint8Array(262_144) : null;
      return fetch(path, bytes ? { ...init, body: bytes } : init);
    },
  });
  const hash = await takePhoto(ann, job, picture(300_000, 4));
  await sync(ann);
  await upload(ann);
  assert.equal(ann.local.blobState(hash).value.state, "sent");
});

test("a photo that the server does not want holds up neither the others nor the changes", async () => {
  const job = await aJob();
  const ann = await device("ann");
  const large = await takePhoto(ann, job, new Blob([new Uint8Array(21_000_000)]));
  const small = await takePhoto(ann, job, picture(1_000, 5));
  await sync(ann);
  await upload(ann);
  assert.equal(ann.local.blobState(large).value.state, "failed");
  assert.equal(ann.local.blobState(large).value.error, "too_large");
  assert.equal(ann.local.blobState(small).value.state, "sent");
  assert.equal(ann.local.unsent.value.count, 0);
});

test("a photo that something on the way turns away holds up no other one", async () => {
  const job = await aJob();
  const ann = await device("ann", {
    line: (fetch) => async (path, init) =>
      new Headers(init.headers).get("Upload-Length") === "900"
        ? new Response("<h1>Forbidden</h1>", { status: 403 })
        : fetch(path, init),
  });
  const first = await takePhoto(ann, job, picture(900, 71));
  const second = await takePhoto(ann, job, picture(1_000, 72));
  await sync(ann);
  await upload(ann);
  assert.equal(ann.local.blobState(first).value.error, "unreadable", "it is tried again later");
  assert.equal(ann.local.blobState(second).value.state, "sent");
});

test("photos of a phone that is full reach the office all the same", async () => {
  const job = await aJob();
  const browser = new Browser();
  const ann = await device("ann", { browser });
  const hashes: string[] = [];
  for (const n of [61, 62]) hashes.push(await takePhoto(ann, job, picture(300_000, n)));
  await sync(ann);
  fullDisk();
  await upload(ann);
  IDBObjectStore.prototype.put = realPut;
  const office = await device("office");
  await sync(office);
  for (const hash of hashes) assert.equal(await fetched(office, hash), hash);
  ann.local.closeStore();
  const later = await device("ann", { browser });
  await upload(later);
  const states = hashes.map((hash) => later.local.blobState(hash).value.state);
  assert.deepEqual(states, ["sent", "sent"], "and it is known as soon as there is room");
});

test("an upload whose person signs out in the middle ends without a word", async () => {
  const job = await aJob();
  let leave = () => {};
  const ann = await device("ann", {
    line: (fetch) => async (path, init) => {
      const answer = await fetch(path, init);
      if (init.method === "PATCH") leave();
      return answer;
    },
  });
  await takePhoto(ann, job, picture(700_000, 63));
  await sync(ann);
  leave = () => ann.local.closeStore();
  await upload(ann);
});

test("photos go up under their author's name, also when another tab has somebody else sign in meanwhile", async () => {
  const job = await aJob();
  const [hers, his] = [await firm.house.session("ann"), await firm.house.session("ben")];
  const session = { ...hers };
  let during = () => {};
  const ann = await device("ann", {
    cookie: session,
    line: (fetch) => async (path, init) => {
      const answer = await fetch(path, init);
      if (init.method === "PATCH") during();
      return answer;
    },
  });
  const hashes: string[] = [];
  for (const n of [71, 72]) hashes.push(await takePhoto(ann, job, picture(500_000, n)));
  await sync(ann);
  during = () => Object.assign(session, his);
  await upload(ann);
  await upload(ann);
  during = () => {};
  Object.assign(session, hers);
  await sync(ann);
  await upload(ann);
  const office = await device("office");
  await sync(office);
  for (const hash of hashes) {
    assert.equal(ann.local.blobState(hash).value.state, "sent", "nor does a photo wait for it");
    assert.equal(await fetched(office, hash), hash, "whoever sees the record sees the photo");
  }
});

test("a photo that leaves sight leaves the device, unless the server lacks it", async () => {
  const job = await aJob();
  const office = await device("office");
  const zoe = await device("zoe");
  await sync(office);
  const { id } = zoe.local.me.value ?? { id: "" };
  await office.local.change(await view(office, "job", job), { engineers: { add: [id] } });
  await sync(office);
  await sync(zoe);
  const gone = await takePhoto(zoe, job, picture(1_000, 6));
  await sync(zoe);
  await upload(zoe);
  const unsent = await takePhoto(zoe, job, picture(1_000, 7));
  await sync(zoe);
  await office.local.change(await view(office, "job", job), { engineers: { remove: [id] } });
  await sync(office);
  await sync(zoe);
  assert.equal(zoe.local.blobState(gone).value.state, "remote", "no longer here");
  assert.equal(zoe.local.blobState(unsent).value.state, "local");
});

test("copies make room, the oldest large ones first; what the server lacks and small ones stay", async () => {
  const job = await aJob();
  const hands = { error: 0, waited: 0 };
  const ann = await device("ann", { hands });
  const older = await takePhoto(ann, job, picture(200_000, 8));
  const small = await takePhoto(ann, job, picture(1_000, 9));
  const newer = await takePhoto(ann, job, picture(200_000, 10));
  await sync(ann);
  await upload(ann);
  const unsent = await takePhoto(ann, job, picture(200_000, 11));
  const trim = async (backed: number, heard = Date.now()) =>
    ann.local.desk.value?.bytes.trim({ backed, heard }, 250_000);
  await trim(0);
  await trim(Date.now() - 60_000);
  assert.equal(ann.local.blobState(older).value.state, "sent", "not in two backups: it stays");
  await trim(0, Date.now() + 400 * DAY);
  hands.error = 400 * DAY;
  await trim(0);
  assert.equal(ann.local.blobState(older).value.state, "sent", "one clock alone may be wrong");
  await trim(Date.now() + 120_000);
  const states = [older, small, newer, unsent].map((hash) => ann.local.blobState(hash).value.state);
  assert.deepEqual(states, ["remote", "sent", "sent", "local"]);
  assert.equal(await fetched(ann, older), older, "it comes back from the server");
});

test("a pinned paper comes with a later round, stays when room is made, and may go once it is let go", async () => {
  const job = await aJob();
  const [ann, ben] = [await device("ann"), await device("ben")];
  const hash = await takePhoto(ann, job, picture(300_000, 41));
  await sync(ann);
  await sync(ben);
  await ben.local.pinBlob(hash, true).catch(() => {});
  assert.deepEqual(
    [ben.local.blobState(hash).value.pinned, ben.local.blobState(hash).value.size],
    [true, 0],
  );
  await upload(ann);
  const desk = ben.local.desk.peek();
  assert.ok(desk);
  await desk.bytes.bringPinned();
  assert.equal(ben.local.blobState(hash).value.size, 300_000);
  await desk.bytes.trim({ heard: 0 }, 0);
  assert.ok(await desk.bytes.read(hash), "it was thrown away with the copies");
  await ben.local.pinBlob(hash, false);
  await desk.bytes.trim({ heard: 0 }, 0);
  assert.equal(await desk.bytes.read(hash), null);
});

test("a pinned paper that cannot be had keeps no other one away", async () => {
  const job = await aJob();
  const ann = await device("ann");
  let broken = "";
  const ben = await device("ben", {
    line: (fetch) => async (path, init) =>
      path === `/api/blobs/${broken}` ? new Response("", { status: 500 }) : fetch(path, init),
  });
  const hashes = [
    await takePhoto(ann, job, picture(1_000, 51)),
    await takePhoto(ann, job, picture(1_000, 52)),
  ];
  await sync(ann);
  await sync(ben);
  for (const hash of hashes) await ben.local.pinBlob(hash, true).catch(() => {});
  await upload(ann);
  const [first = "", second = ""] = hashes.sort();
  broken = first;
  await ben.local.desk.peek()?.bytes.bringPinned();
  assert.equal(ben.local.blobState(second).value.size, 1_000);
  assert.equal(ben.local.blobState(first).value.size, 0);
  broken = "";
  await ben.local.desk.peek()?.bytes.bringPinned();
  assert.equal(ben.local.blobState(first).value.size, 1_000, "it comes as soon as it can");
});

test("a paper that is pinned while it is on its way stays pinned", async () => {
  const job = await aJob();
  let during = async () => {};
  const ann = await device("ann", {
    line: (fetch) => async (path, init) => {
      const answer = await fetch(path, init);
      if (init.method === "PATCH") await during();
      return answer;
    },
  });
  const hash = await takePhoto(ann, job, picture(300_000, 53));
  await sync(ann);
  during = () => ann.local.pinBlob(hash, true);
  await upload(ann);
  const { state, pinned } = ann.local.blobState(hash).value;
  assert.deepEqual([state, pinned], ["sent", true]);
  during = async () => {};
  await takePhoto(ann, job, picture(300_000, 53));
  assert.equal(ann.local.blobState(hash).value.pinned, true, "also when it is kept once more");
  await sync(ann);
  await upload(ann);
  await ann.local.desk.peek()?.bytes.trim({ heard: 0, backed: Date.now() + 120_000 }, 0);
  assert.ok(await ann.local.desk.peek()?.bytes.read(hash), "it was thrown away with the copies");
});

test("the newest job's photos go first, and of those the small ones", () => {
  const blob = (hash: string, job: string, at: number, size: number) => ({
    ...{ hash, job, at, size, type: "", state: "local" as const },
    ...{ place: null, offset: 0, tries: 0, retry: 0, error: null },
  });
  const order = inOrder([
    blob("old", "J1", 1, 400_000),
    blob("new, large", "J2", 2, 400_000),
    blob("new, last", "J2", 4, 400_000),
    blob("new, small", "J2", 3, 9_000),
  ]);
  assert.deepEqual(
    order.map(({ hash }) => hash),
    ["new, small", "new, large", "new, last", "old"],
  );
});

/** As browsers do it: the write seems to pass, then the whole transaction is aborted. */
function fullDisk(): void {
  IDBObjectStore.prototype.put = function (...words) {
    const tx = this.transaction as unknown as { _abort(name: string): void };
    setImmediate(() => tx._abort("QuotaExceededError"));
    return realPut.apply(this, words);
  };
}
