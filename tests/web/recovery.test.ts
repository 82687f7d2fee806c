// Servers set back to older copies, copied devices, devices that the server forgot: nothing that a device holds is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dropOld } from "../../web/src/local/kept";
import { readOutbox } from "../../web/src/local/ops";
import { writeRescue } from "../../web/src/local/rescue/write";
import type { Answer } from "../../web/src/local/wire";
import { copyOf } from "./field/copy";
import { rowsOf, sync, team, view } from "./field/team";
import { unpacked } from "./field/unpacked";
import { Browser, type Tab } from "./field/world";

const DAY = 86_400_000;
const firm = team();
const { device, aJob } = firm;

async function note(tab: Tab, id: string, job: string, text: string): Promise<void> {
  await tab.local.change(await view(tab, "answer", id), { job, note: text });
}

async function notes(tab: Tab, id: string): Promise<unknown[]> {
  return (await tab.sync.history("answer", id)).map(({ set }) => set.note);
}

test("a server set back to an older copy gets back what it lacks, refused things too", async () => {
  const job = await aJob();
  const codes: string[] = [];
  const ann = await device("ann", {
    line: (fetch) => async (path, init) => {
      const answer = await fetch(path, init);
      const told = (await answer
        .clone()
        .json()
        .catch(() => ({}))) as Partial<Answer>;
      codes.push(...(told.refused ?? []).map(({ code }) => code));
      return answer;
    },
  });
  const id = `${job}~R~1`;
  await sync(ann);
  for (const text of ["1", "2"]) await note(ann, id, job, text);
  await sync(ann);
  const copy = await firm.house.backup();
  await note(ann, id, job, "3");
  await ann.local.change(ann.local.blank("signature", `s${job}`), { job });
  await sync(ann);
  await note(ann, id, job, "4");
  await sync(ann);
  await note(ann, id, job, "5, never sent before");
  await firm.house.restore(copy);
  await sync(ann);
  assert.deepEqual(await notes(ann, id), ["1", "2", "3", "4", "5, never sent before"]);
  assert.equal(ann.local.unsent.value.count, 0);
  assert.deepEqual(
    ann.local.refused.value.map(({ code }) => code),
    ["incomplete"],
    "the reason that the person knows stays",
  );
  assert.equal((await view(ann, "answer", id)).value.note, "5, never sent before");
  assert.ok(codes.includes("refused_before"), "the receipt was believed, nothing judged anew");
});

test("a device's clock that jumps ahead takes nothing from what a server may need back", async () => {
  const job = await aJob();
  const [browser, hands] = [new Browser(), { error: -200 * DAY, waited: 0 }];
  const before = await device("ann", { browser, hands });
  const id = `${job}~R~1`;
  await sync(before);
  const copy = await firm.house.backup();
  await note(before, id, job, "with a clock of last spring");
  await sync(before);
  before.local.closeStore();
  hands.error = 0;
  const ann = await device("ann", { browser, hands });
  await firm.house.restore(copy);
  await sync(ann);
  assert.deepEqual(await notes(ann, id), ["with a clock of last spring"]);
});

test("what was settled 90 days ago by both clocks is not kept any longer", async () => {
  const job = await aJob();
  const ann = await device("ann");
  await note(ann, `${job}~R~1`, job, "old one day");
  await sync(ann);
  const db = ann.local.desk.peek()?.db;
  assert.ok(db);
  const left = async (at: number, heard: number) => {
    await db.write(["kept", "receipts"], false, (tx) => dropOld(tx, { at, heard }));
    return db.read(["kept", "receipts"], async (tx) => [
      (await tx.objectStore("kept").getAll()).length,
      (await tx.objectStore("receipts").getAll()).length,
    ]);
  };
  const [now, later] = [Date.now(), Date.now() + 91 * DAY];
  for (const [at, heard] of [
    [now, later],
    [later, now],
    [now, now],
  ] as const)
    assert.deepEqual(await left(at, heard), [1, 1]);
  assert.deepEqual(await left(later, later), [0, 0]);
});

test("twice in a row, with a second device in between", async () => {
  const job = await aJob();
  const [ann, ben] = [await device("ann"), await device("ben")];
  const [first, second] = [`${job}~R~1`, `${job}~R~2`];
  await sync(ann);
  await sync(ben);
  const copy = await firm.house.backup();
  await note(ann, first, job, "a1");
  await note(ben, second, job, "b1");
  await sync(ann);
  await sync(ben);
  await firm.house.restore(copy);
  await sync(ann);
  await note(ann, first, job, "a2");
  await sync(ann);
  await firm.house.restore(copy);
  await sync(ben);
  for (const tab of [ann, ben, ann]) await sync(tab);
  assert.deepEqual(await notes(ann, first), ["a1", "a2"]);
  assert.deepEqual(await notes(ann, second), ["b1"]);
  assert.deepEqual(await rowsOf(ann), await rowsOf(ben));
});

test("a copied phone goes on under a new identity, and both keep what they did", async () => {
  const job = await aJob();
  const browser = new Browser();
  const ann = await device("ann", { browser });
  const id = `${job}~R~1`;
  await sync(ann);
  await note(ann, id, job, "before the copy");
  await sync(ann);
  const twin = await device("ann", { browser: await copyOf(browser) });
  assert.equal(twin.local.device.value.id, ann.local.device.value.id);
  for (const text of ["o1", "o2", "o3"]) await note(ann, id, job, text);
  await sync(ann);
  for (const text of ["t1", "t2"]) await note(twin, `${job}~R~2`, job, text);
  await sync(twin);
  assert.notEqual(twin.local.device.value.id, ann.local.device.value.id);
  assert.deepEqual(await notes(ann, id), ["before the copy", "o1", "o2", "o3"]);
  assert.deepEqual(await notes(ann, `${job}~R~2`), ["t1", "t2"]);
  await sync(ann);
  assert.deepEqual(await rowsOf(twin), await rowsOf(ann));
  assert.equal(twin.local.unsent.value.count, 0);
});

test("a copy that has nothing of its own to send loses nothing that it makes during the round", async () => {
  const job = await aJob();
  const browser = new Browser();
  const ann = await device("ann", { browser });
  await sync(ann);
  const copied = await copyOf(browser);
  for (const text of ["o1", "o2"]) await note(ann, `${job}~R~1`, job, text);
  await sync(ann);
  let during = async () => {};
  const twin = await device("ann", {
    browser: copied,
    line: (fetch) => async (path, init) => {
      const answer = await fetch(path, init);
      if (path === "/api/sync") await during();
      return answer;
    },
  });
  during = async () => {
    during = async () => {};
    await note(twin, `${job}~R~2`, job, "made meanwhile");
  };
  await sync(twin);
  assert.deepEqual(await notes(twin, `${job}~R~2`), ["made meanwhile"]);
  assert.deepEqual(await notes(twin, `${job}~R~1`), ["o1", "o2"]);
});

test("a copy that numbers anew does not confuse what came back under its old id with what comes back now", async () => {
  const job = await aJob();
  const browser = new Browser();
  const ann = await device("ann", { browser });
  const refused = (tab: Tab, name: string) =>
    tab.local.change(tab.local.blank("signature", `${name}${job}`), { job, name });
  for (const name of ["before", "also before"]) await refused(ann, name);
  await sync(ann);
  const twin = await device("ann", { browser: await copyOf(browser) });
  await note(ann, `${job}~R~1`, job, "the other goes on");
  await sync(ann);
  for (const name of ["after", "also after"]) await refused(twin, name);
  await sync(twin);
  const all = twin.local.refused.value;
  const [first, second, third, fourth] = all;
  assert.ok(first && second && third && fourth);
  const numbers = all.map(({ n }) => n);
  assert.deepEqual(numbers, [1, 2, 1, 2], "the same numbers, under two ids");
  await twin.local.dropRefused(first);
  await twin.local.dropRefused(fourth);
  assert.deepEqual(twin.local.refused.value, [second, third], "what was not dropped stays");
  await twin.local.resendRefused(third);
  const [sent] = await readOutbox(twin.local.desk.value?.db as never);
  assert.equal(sent?.op.set.name, third.set.name);
});

test("a server that forgot the device enrols it again", async () => {
  const copy = await firm.house.backup();
  const job = await aJob();
  const ann = await device("ann");
  await note(ann, `${job}~R~1`, job, "1");
  await sync(ann);
  await firm.house.restore(copy);
  await note(ann, `${job}~R~1`, job, "2");
  await sync(ann);
  assert.equal(ann.local.unsent.value.count, 0);
});

test("what was settled under an id that a copy had before comes back from the copy too", async () => {
  const job = await aJob();
  const browser = new Browser();
  const ann = await device("ann", { browser });
  await sync(ann);
  const copy = await firm.house.backup();
  const id = `${job}~R~1`;
  for (const text of ["1", "2"]) await note(ann, id, job, text);
  await ann.local.change(ann.local.blank("signature", `s${job}`), { job });
  await sync(ann);
  const twin = await device("ann", { browser: await copyOf(browser) });
  await note(ann, `${job}~R~2`, job, "the other goes on");
  await sync(ann);
  await note(twin, `${job}~R~3`, job, "and so does the copy");
  await sync(twin);
  assert.notEqual(twin.local.device.value.id, ann.local.device.value.id);
  ann.local.closeStore();
  await firm.house.restore(copy);
  await sync(twin);
  assert.deepEqual(await notes(twin, id), ["1", "2"], "the first phone was thrown away");
  assert.deepEqual(await notes(twin, `${job}~R~3`), ["and so does the copy"]);
  assert.equal((await view(twin, "answer", id)).value.note, "2");
  const [ask] = await twin.sync.history("answer", id);
  assert.notEqual(ask?.device, twin.local.device.value.id, "under the id by which it was made");
  await sync(twin);
  assert.deepEqual(await notes(twin, id), ["1", "2"], "once");
});

test("what a copy had settled under an id that the server never met comes back too", async () => {
  const job = await aJob();
  const copy = await firm.house.backup();
  const browser = new Browser();
  const ann = await device("ann", { browser });
  await note(ann, `${job}~R~1`, job, "before the copy");
  await sync(ann);
  const twin = await device("ann", { browser: await copyOf(browser) });
  await note(ann, `${job}~R~2`, job, "the first goes on");
  await sync(ann);
  await note(twin, `${job}~R~3`, job, "and so does the copy");
  await sync(twin);
  ann.local.closeStore();
  await firm.house.restore(copy);
  await sync(twin);
  for (const [n, said] of [
    [1, "before the copy"],
    [3, "and so does the copy"],
  ])
    assert.deepEqual(await notes(twin, `${job}~R~${n}`), [said]);
  assert.equal(twin.local.unsent.value.count, 0);
});

test("an op that no server can read is put aside for its author, and the others go on", async () => {
  const job = await aJob();
  const choke: { on: string } = { on: "\u0000never" };
  const ann = await device("ann", {
    line: (fetch) => async (path, init) => {
      if (path === "/api/sync") {
        const text = JSON.stringify(await unpacked(init.body));
        const body = { code: "malformed", message: { zh: "", en: "" } };
        if (text.includes(choke.on)) return Response.json(body, { status: 400 });
      }
      return fetch(path, init);
    },
  });
  await sync(ann);
  const id = `${job}~R~1`;
  choke.on = "poison";
  await note(ann, id, job, "before");
  await note(ann, id, job, "poison");
  await note(ann, id, job, "after");
  const seen = [await view(ann, "answer", `${job}~R~2`), await view(ann, "answer", `${job}~R~3`)];
  await ann.local.changeAll([
    [seen[0] as never, { job, note: "poison in a group" }],
    [seen[1] as never, { job, note: "goes with it" }],
  ]);
  await note(ann, id, job, "last");
  await sync(ann);
  assert.equal(ann.local.unsent.value.count, 0);
  assert.deepEqual(await notes(ann, id), ["before", "after", "last"]);
  assert.deepEqual(
    ann.local.refused.value.map(({ code, set }) => [code, set.note]),
    [
      ["malformed", "poison"],
      ["malformed", "poison in a group"],
      ["malformed", "goes with it"],
    ],
  );
  choke.on = "\u0000never";
  const [aside] = ann.local.refused.value;
  assert.ok(aside);
  await ann.local.resendRefused(aside);
  await sync(ann);
  assert.deepEqual(await notes(ann, id), ["before", "after", "last", "poison"]);
});

test("what was half written is in the rescue file, and the office is shown it as it stood", async () => {
  const browser = new Browser();
  const ann = await device("ann", { browser });
  await sync(ann);
  await ann.local.keepDraft("note J1", "half a sen");
  await ann.local.keepDraft("pen J1", [
    [1, 2],
    [3, 4],
  ]);
  const rescue = await writeRescue(undefined, browser.indexedDB);
  assert.equal(rescue?.drafts, 2);
  const line = firm.house.line(await firm.house.signIn("office"));
  const asked = { method: "POST", headers: { "X-Kept": "1" }, body: rescue?.files[0] ?? "" };
  const told = (await (await line("/api/rescue", asked)).json()) as {
    devices: { unfinished: unknown }[];
  };
  assert.deepEqual(told.devices[0]?.unfinished, [
    { key: "note J1", value: "half a sen" },
    {
      key: "pen J1",
      value: [
        [1, 2],
        [3, 4],
      ],
    },
  ]);
});

test("a request that is not understood for another reason puts nothing aside", async () => {
  const job = await aJob();
  let isDown = false;
  const ann = await device("ann", {
    line: (fetch) => (path, init) => {
      const body = { code: "malformed", message: { zh: "", en: "" } };
      if (isDown && path === "/api/sync")
        return Promise.resolve(Response.json(body, { status: 400 }));
      return fetch(path, init);
    },
  });
  await sync(ann);
  await note(ann, `${job}~R~1`, job, "stays");
  isDown = true;
  await assert.rejects(sync(ann), { code: "malformed" });
  assert.equal(ann.local.unsent.value.count, 1);
  assert.deepEqual(ann.local.refused.value, []);
});
