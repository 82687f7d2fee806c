// What two people took out of the refused work leaves its author's device too: the words go, the fact is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Fault, flaky } from "./field/faults";
import { sync, team, view } from "./field/team";
import type { Tab } from "./field/world";

const NAME = "patient Li Lei";
const firm = team();
const { device, aJob } = firm;

async function ask(login: string, path: string, body: unknown): Promise<{ id: string }> {
  const line = firm.house.line(await firm.house.signIn(login));
  const headers = { "X-Kept": "1", "Content-Type": "application/json" };
  const answer = await line(path, { method: "POST", headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, await answer.clone().text());
  return answer.json();
}

async function takeOut(tab: Tab, n: number): Promise<void> {
  const id = `${tab.local.device.value.id}~${n}`;
  const wish = { kind: "refused", id, fields: [], reason: "names a patient" };
  const asked = await ask("office", "/api/redactions", wish);
  await ask("admin", `/api/redactions/${asked.id}/ruling`, { act: "approved" });
}

/** Writes down what nobody takes: a signature without its parts. */
async function refuse(tab: Tab, id: string, job: string): Promise<void> {
  await tab.local.change(tab.local.blank("signature", id), { job, run: `${job}~R`, name: NAME });
}

async function stored(tab: Tab): Promise<string> {
  const all = await tab.local.desk.value?.db.read(["refused"], (tx) =>
    tx.objectStore("refused").getAll(),
  );
  return JSON.stringify(all);
}

test("what two people took out of the tray is gone from its author's tray, who is told why", async () => {
  const job = await aJob();
  const ann = await device("ann");
  await refuse(ann, "of-a-patient", job);
  await refuse(ann, "of-another", job);
  await sync(ann);
  const [first, other] = ann.local.refused.value;
  assert.ok(first && (await stored(ann)).includes(NAME));
  await takeOut(ann, first.n);
  await sync(ann);
  const [mark] = ann.local.refused.value;
  assert.deepEqual([mark?.redacted, mark?.set, mark?.field], [true, {}, null]);
  assert.deepEqual(ann.local.refused.value[1], other, "and nothing else of the tray");
  const word = await view(ann, "tray_word", `${ann.local.device.value.id}~${first.n}~redacted`);
  assert.equal(word.value.reason, "names a patient");
  await ann.local.resendRefused(first);
  assert.equal(ann.local.unsent.value.count, 0, "it is not sent again");
  const file = JSON.parse(await ann.local.exportRefused().text()) as { n: number }[];
  assert.deepEqual(
    file.map(({ n }) => n),
    [other?.n],
  );
  await ann.local.dropRefused(first);
  assert.deepEqual(ann.local.refused.value, [other], "read, and away with it");
  await takeOut(ann, other?.n ?? 0);
  await sync(ann);
  assert.ok(!(await stored(ann)).includes(NAME));
});

test("what was put away or sent again is blank all the same", async () => {
  const job = await aJob();
  const ann = await device("ann");
  await refuse(ann, "put-away", job);
  await sync(ann);
  const [refused] = ann.local.refused.value;
  assert.ok(refused);
  await ann.local.dropRefused(refused);
  await takeOut(ann, refused.n);
  await sync(ann);
  assert.ok(!(await stored(ann)).includes(NAME));
  assert.deepEqual(ann.local.refused.value, [], "what was dropped stays dropped");
});

test("a refusal heard after the word of the two brings nothing into the tray", async () => {
  const job = await aJob();
  let now: Fault = "fine";
  const ann = await device("ann", { line: (fetch) => flaky(fetch, () => now) });
  await sync(ann);
  await refuse(ann, "unheard", job);
  const n = 1;
  now = "lost answer";
  await assert.rejects(async () => sync(ann));
  await takeOut(ann, n);
  now = "fine";
  await sync(ann);
  assert.equal(ann.local.refused.value[0]?.redacted, true);
  assert.ok(!(await stored(ann)).includes(NAME));
});
