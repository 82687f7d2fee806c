// Many photos make several rescue files: each is good by itself, in any order and twice, and together they are all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { writeRescue } from "../../web/src/local/rescue/write";
import { type Fault, flaky } from "./field/faults";
import { sync, team, view } from "./field/team";
import { Browser } from "./field/world";

const firm = team();
const { device, aJob } = firm;

interface Told {
  whole: boolean;
  damaged: number;
  file: [number, number] | null;
  devices: {
    problem: string | null;
    ops: { taken: number; known: number; gap: number | null } | null;
    photos: number;
    photos_known: number;
    photos_refused: unknown[];
  }[];
}

const EACH = 50_000;

let taken = 0;

/** No two are alike. */
function picture(): Blob {
  const n = ++taken;
  return new Blob([new Uint8Array(EACH).fill(n)], { type: "image/jpeg" });
}

async function load(file: Blob): Promise<Told> {
  const line = firm.house.line(await firm.house.signIn("office"));
  const asked = { method: "POST", headers: { "X-Kept": "1" }, body: file };
  const answer = await line("/api/rescue", asked);
  assert.equal(answer.status, 200);
  return (await answer.json()) as Told;
}

/** A phone without a network on which eight photos wait. */
async function eightPhotos() {
  const job = await aJob();
  let now: Fault = "fine";
  const browser = new Browser();
  const ann = await device("ann", { browser, line: (fetch) => flaky(fetch, () => now) });
  await sync(ann);
  now = "lost request";
  const hashes: string[] = [];
  for (let n = 1; n <= 8; n++) {
    const blob = await ann.local.keepBlob(picture(), { kind: "photo", job });
    await ann.local.change(ann.local.blank("photo", `${job}-p${n}`), {
      job,
      blob,
      mime: "image/jpeg",
    });
    hashes.push(blob);
  }
  return { ann, browser, job, hashes };
}

async function isThere(hash: string): Promise<boolean> {
  const line = firm.house.line(await firm.house.signIn("office"));
  const answer = await line(`/api/blobs/${hash}`, {});
  return answer.ok && (await answer.arrayBuffer()).byteLength === EACH;
}

test("several files of photos are loaded in any order, each twice, and all is there once", async () => {
  const { browser, job, hashes } = await eightPhotos();
  const rescue = await writeRescue(undefined, browser.indexedDB, 3 * EACH);
  const files = rescue?.files ?? [];
  assert.equal(rescue?.photos, 8);
  assert.ok(files.length >= 3 && files.length <= 5, `${files.length} files`);
  for (const { size } of files)
    assert.ok(size < 4 * EACH, "none larger than its share and a photo");
  const order = [...files.keys()].reverse();
  const counts = { photos: 0, taken: 0 };
  for (const i of [...order, ...order]) {
    const told = await load(files[i] as Blob);
    assert.deepEqual([told.file, told.whole, told.damaged], [[i + 1, files.length], true, 0]);
    assert.equal(told.devices.length, 1);
    for (const one of told.devices) {
      assert.deepEqual([one.problem, one.photos_refused, one.ops?.gap ?? null], [null, [], null]);
      counts.photos += one.photos;
      counts.taken += one.ops?.taken ?? 0;
    }
  }
  assert.deepEqual(counts, { photos: 8, taken: 8 });
  for (const hash of hashes) assert.ok(await isThere(hash));
  const office = await device("office");
  await sync(office);
  for (let n = 1; n <= 8; n++)
    assert.equal((await view(office, "photo", `${job}-p${n}`)).value.blob, hashes[n - 1]);
});

test("one of several files alone brings its photos, without the ops and without harm", async () => {
  const { ann, browser, hashes } = await eightPhotos();
  const files = (await writeRescue(undefined, browser.indexedDB, 3 * EACH))?.files ?? [];
  const told = await load(files.at(-1) as Blob);
  assert.equal(told.devices[0]?.ops?.taken, 0);
  assert.ok((told.devices[0]?.photos ?? 0) > 0);
  assert.ok(
    (await isThere(hashes.at(-1) ?? "")) === false,
    "nobody sees bytes that no record names",
  );
  assert.equal(ann.local.unsent.value.count, 8, "and the phone still has its own");
});

test("what fits into one file is one, and says nothing of others", async () => {
  const { browser } = await eightPhotos();
  const files = (await writeRescue(undefined, browser.indexedDB))?.files ?? [];
  assert.equal(files.length, 1);
  assert.equal((await load(files[0] as Blob)).file, null);
});
