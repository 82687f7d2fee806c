// Much at once: thousands of changes, and a first download of many pages, in requests of a fair size.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Fault, flaky } from "./field/faults";
import { until } from "./field/settled";
import { sync, team, view } from "./field/team";
import { type Asked, unpacked } from "./field/unpacked";

const { device, aJob } = team();

test("thousands of changes go in order, in several requests, none twice", async () => {
  const job = await aJob();
  const ann = await device("ann");
  const count = 12_500;
  for (let i = 0; i < count; i += 64)
    await ann.local.changeAll(
      Array.from({ length: Math.min(64, count - i) }, (_, k) => [
        ann.local.blank("answer", `${job}~R~${(i + k) % 100}`),
        { job, note: `${i + k}` },
      ]),
    );
  assert.equal(ann.local.unsent.value.count, count);
  await sync(ann);
  assert.equal(ann.local.unsent.value.count, 0);
  assert.deepEqual(ann.local.refused.value, []);
  assert.equal((await view(ann, "answer", `${job}~R~99`)).value.note, "12499");
});

test("a first download of many pages ends with all of them, over a line that breaks", async () => {
  const job = await aJob();
  const office = await device("office");
  const note = "多".repeat(1_000);
  for (let i = 0; i < 1_600; i += 64)
    await office.local.changeAll(
      Array.from({ length: 64 }, (_, k) => [
        office.local.blank("answer", `${job}~R~${i + k}`),
        { job, note: `${i + k} ${note}` },
      ]),
    );
  await sync(office);
  let requests = 0;
  let now: Fault = "fine";
  const ann = await device("ann", {
    line: (fetch) => flaky(fetch, () => (++requests % 3 === 0 ? now : "fine")),
  });
  now = "cut answer";
  for (let attempts = 0; attempts < 50; attempts++)
    if (
      await sync(ann).then(
        () => true,
        () => false,
      )
    )
      break;
  const answers = await until(ann.local.children("answer", job), (all) => all !== null);
  assert.equal(answers?.length, 1_600);
  assert.equal(ann.local.desk.value?.standing.value.filled, true);
  assert.ok(requests >= 4, `${requests} requests`);
});

test("no request cuts a group", async () => {
  const job = await aJob();
  const pushes: Asked[] = [];
  const ann = await device("ann", {
    line: (fetch) => async (path, init) => {
      if (path === "/api/sync") pushes.push(await unpacked(init.body));
      return fetch(path, init);
    },
  });
  for (let i = 0; i < 4_300; i += 43)
    await ann.local.changeAll(
      Array.from({ length: 43 }, (_, k) => [
        ann.local.blank("answer", `${job}~R~${k}`),
        { job, note: `${i}` },
      ]),
    );
  await sync(ann);
  const full = pushes.filter(({ ops }) => ops.length > 0);
  assert.ok(full.length > 1);
  for (const { ops } of full) assert.equal(ops.length % 43, 0, `${ops.length} ops`);
  for (const [i, { first }] of full.entries())
    assert.equal(first, (full[i - 1]?.first ?? 1) + (full[i - 1]?.ops.length ?? 0));
});
