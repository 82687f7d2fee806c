// A device that is filled anew because its server went back in time: in the end it holds what the server holds, and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../web/src/local/wire";
import { rowsOf, sync, team, view } from "./field/team";
import { unpacked } from "./field/unpacked";
import type { Tab } from "./field/world";

const firm = team();
const { device, aJob } = firm;

async function note(tab: Tab, id: string, job: string, text: string): Promise<void> {
  await tab.local.change(await view(tab, "answer", id), { job, note: text });
}

/** More than one page, and a server that has lost the last change of it; the copy that it went back to. */
async function muchThenSetBack(tab: Tab, job: string): Promise<string> {
  for (let i = 0; i < 128; i++) await note(tab, `${job}~R~${i}`, job, "多".repeat(5_000));
  await sync(tab);
  const copy = await firm.house.backup();
  await note(tab, `${job}~R~0`, job, "lost, and brought back");
  await sync(tab);
  await firm.house.restore(copy);
  return copy;
}

test("rows that nobody can bring back go when the server has filled the device anew", async () => {
  const job = await aJob();
  const [ann, ben] = [await device("ann"), await device("ben")];
  await sync(ann);
  const copy = await firm.house.backup();
  await sync(ben);
  await note(ben, `${job}~R~lost`, job, "lost with Ben's phone");
  await sync(ben);
  await sync(ann);
  assert.equal((await view(ann, "answer", `${job}~R~lost`)).known, true);
  await firm.house.restore(copy);
  await sync(ann);
  assert.equal((await view(ann, "answer", `${job}~R~lost`)).known, false);
  assert.equal((await view(ann, "job", job)).known, true);
});

test("while a device is filled anew, it asks for whole rows: its own may hold what the server lost", async () => {
  const job = await aJob();
  const rounds: { asked: boolean; told: Partial<Answer> }[] = [];
  const ann = await device("ann", {
    line: (fetch) => async (path, init) => {
      const answer = await fetch(path, init);
      if (path === "/api/sync") {
        const { mine = false } = await unpacked(init.body);
        rounds.push({ asked: mine, told: (await answer.clone().json()) as Partial<Answer> });
      }
      return answer;
    },
  });
  await muchThenSetBack(ann, job);
  rounds.length = 0;
  await sync(ann);
  await sync(ann);
  const [lost, ...later] = rounds;
  assert.ok(lost?.told.resend !== undefined && lost.told.more);
  const filled = later.findIndex(({ told }) => !told.more);
  assert.ok(filled >= 0 && later.length > filled + 1);
  for (const [i, { asked }] of later.entries()) assert.equal(asked, i > filled, `round ${i}`);
  assert.equal((await view(ann, "answer", `${job}~R~0`)).value.note, "lost, and brought back");
});

test("a server set back once more while a device is filled anew leaves none of its rows out", async () => {
  const job = await aJob();
  let cut = false;
  const ann = await device("ann", {
    line: (fetch) => async (path, init) => {
      if (cut) throw new TypeError("fetch failed");
      const answer = await fetch(path, init);
      const told = (await answer
        .clone()
        .json()
        .catch(() => ({}))) as Partial<Answer>;
      cut = told.resend !== undefined;
      return answer;
    },
  });
  const copy = await muchThenSetBack(ann, job);
  await assert.rejects(sync(ann));
  await firm.house.restore(copy);
  cut = false;
  await sync(ann);
  const fresh = await device("ann");
  await sync(fresh);
  assert.deepEqual(Object.keys(await rowsOf(ann)), Object.keys(await rowsOf(fresh)));
});
