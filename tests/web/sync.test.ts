// The real client against the real server: each promise of the protocol that a device has to keep.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "../../web/src/sync/errors";
import { type Fault, flaky } from "./field/faults";
import { until } from "./field/settled";
import { sync, team, view } from "./field/team";
import { Browser } from "./field/world";

const firm = team();
const { device, aJob } = firm;

test("a tick made offline reaches another device", async () => {
  const job = await aJob();
  const [ann, ben] = [await device("ann"), await device("ben")];
  await ann.local.change(ann.local.blank("answer", `${job}~R~1`), { job, note: "done" });
  await sync(ann);
  await sync(ben);
  assert.equal(ann.local.unsent.value.count, 0);
  const theirs = await view(ben, "answer", `${job}~R~1`);
  assert.equal(theirs.value.note, "done");
  assert.equal(theirs.by, (await firm.house.signIn("ann")).id);
  assert.equal(theirs.pending, 0);
});

test("own jobs are there after the first round, and everything after the last", async () => {
  const job = await aJob();
  const ann = await device("ann");
  const mine = ann.local.list("job", { mine: true });
  await sync(ann);
  assert.ok(mine.value?.some(({ id }) => id === job));
  assert.equal(ann.local.desk.value?.standing.value.filled, true);
  assert.ok((await until(ann.local.list("hospital"), (all) => all !== null))?.length);
});

test("a screen never sees a value go and come back while its change is taken", async () => {
  const job = await aJob();
  const ann = await device("ann");
  await sync(ann);
  const seen: unknown[] = [];
  const answer = ann.local.see("answer", `${job}~R~1`);
  await until(answer, ({ loaded }) => loaded);
  answer.subscribe(({ value }) => seen.push(value.note));
  await ann.local.change(answer.value, { job, note: "1" });
  await sync(ann);
  await ann.local.change(answer.value, { note: "2" });
  await sync(ann);
  assert.equal(answer.value.pending, 0);
  const changes = seen.filter((note, i) => i === 0 || note !== seen[i - 1]);
  assert.deepEqual(changes, [undefined, "1", "2"]);
});

test("what came in under one's own unsent change is not replaced by the next one", async () => {
  const job = await aJob();
  const id = `${job}~R~1`;
  let round = 0;
  const write = async (note: string) => ann.local.change(await view(ann, "answer", id), { note });
  const ann = await device("ann", {
    line: (fetch) => async (path, init) => {
      // Ben's value lies in the row by now, and on the screen stands what Ann wrote while it came.
      if (path === "/api/sync" && ++round === 2) await write("Ann's second");
      const answer = await fetch(path, init);
      if (path === "/api/sync" && round === 1) await write("Ann's first");
      return answer;
    },
  });
  const ben = await device("ben");
  await ann.local.change(ann.local.blank("answer", id), { job, note: "before" });
  round = 2;
  await sync(ann);
  await sync(ben);
  await ben.local.change(await view(ben, "answer", id), { note: "Ben's" });
  await sync(ben);
  round = 0;
  await sync(ann);
  assert.ok(round >= 3);
  const { value, contested } = await view(ann, "answer", id);
  const sides = contested.note?.map((side) => side.value).toSorted();
  assert.deepEqual([value.note, sides], ["Ann's second", ["Ann's second", "Ben's"]]);
});

test("two who wrote the same field unseen meet as contested, and one of them settles it", async () => {
  const job = await aJob();
  const id = `${job}~R~1`;
  const [ann, ben] = [await device("ann"), await device("ben")];
  await sync(ann);
  await sync(ben);
  await ann.local.change(await view(ann, "answer", id), { job, note: "Ann's" });
  await ben.local.change(await view(ben, "answer", id), { job, note: "Ben's" });
  for (const tab of [ann, ben, ann]) await sync(tab);
  const clash = await view(ann, "answer", id);
  assert.deepEqual(clash.contested.note?.map((side) => side.value).toSorted(), ["Ann's", "Ben's"]);
  await ann.local.change(clash, { note: "ours" });
  const settled = await view(ann, "answer", id);
  assert.deepEqual(settled.contested, {}, "what I settled is settled for me at once");
  for (const tab of [ann, ben]) await sync(tab);
  const theirs = await view(ben, "answer", id);
  assert.equal(theirs.value.note, "ours");
  assert.deepEqual(theirs.contested, {});
});

for (const fault of [
  "lost answer",
  "lost request",
  "cut answer",
  "twice",
  "late",
  "stranger",
  "busy",
] as const)
  test(`nothing is lost and nothing doubled: ${fault}`, async () => {
    const job = await aJob();
    let now: Fault = "fine";
    const ann = await device("ann", { line: (fetch) => flaky(fetch, () => now) });
    await sync(ann);
    const id = `${job}~R~1`;
    await ann.local.change(await view(ann, "answer", id), { job, note: "1" });
    now = fault;
    if (fault === "twice") await sync(ann);
    else await assert.rejects(sync(ann), ApiError);
    await ann.local.change(await view(ann, "answer", id), { note: "2" });
    now = "fine";
    await sync(ann);
    assert.equal(ann.local.unsent.value.count, 0);
    const history = await ann.sync.history("answer", id);
    assert.deepEqual(
      history.map(({ n, set }) => [n, set.note]),
      [
        [1, "1"],
        [2, "2"],
      ],
    );
    assert.equal((await view(ann, "answer", id)).value.note, "2");
  });

test("a refused change lies in the tray with its reason, and goes again when it is mended", async () => {
  const job = await aJob();
  let now: Fault = "fine";
  const ann = await device("ann", { line: (fetch) => flaky(fetch, () => now) });
  await ann.local.change(ann.local.blank("signature", "s1"), { job, run: `${job}~R` });
  await ann.local.change(ann.local.blank("answer", `${job}~R~1`), { job, note: "fine" });
  now = "lost answer";
  await assert.rejects(async () => sync(ann));
  now = "fine";
  await sync(ann);
  const [refusal] = ann.local.refused.value;
  assert.equal(ann.local.refused.value.length, 1);
  assert.equal(refusal?.code, "incomplete");
  assert.ok(refusal);
  assert.equal(refusal.set.run, `${job}~R`);
  assert.equal((await view(ann, "signature", "s1")).known, false);
  const whole = { ...refusal.set, item: "x", role: "engineer", name: "Ann", meaning: "m" };
  await ann.local.resendRefused(refusal, whole);
  assert.deepEqual(ann.local.refused.value, []);
  await sync(ann);
  assert.equal((await view(ann, "signature", "s1")).value.name, "Ann");
  assert.deepEqual(ann.local.refused.value, []);
  const file = JSON.parse(await ann.local.exportRefused().text()) as unknown[];
  assert.deepEqual(file, []);
});

test("a group is refused as a whole", async () => {
  const job = await aJob();
  const ann = await device("ann");
  await ann.local.changeAll([
    [ann.local.blank("answer", `${job}~R~g`), { job, note: "with the signature" }],
    [ann.local.blank("signature", `s${job}`), { job }],
  ]);
  await sync(ann);
  assert.deepEqual(ann.local.refused.value.map(({ code }) => code).toSorted(), [
    "group_refused",
    "incomplete",
  ]);
  assert.equal((await view(ann, "answer", `${job}~R~g`)).known, false);
});

test("a dropped refusal is not shown again", async () => {
  const browser = new Browser();
  const ann = await device("ann", { browser });
  await ann.local.change(ann.local.blank("job", "not-mine"), { urgency: "sometimes" as never });
  await sync(ann);
  const [refusal] = ann.local.refused.value;
  assert.ok(refusal);
  await ann.local.dropRefused(refusal);
  assert.deepEqual(ann.local.refused.value, []);
  ann.local.closeStore();
  const again = await device("ann", { browser });
  assert.deepEqual(again.local.refused.value, []);
});

test("a refused change of a record of my own leaves the rest of it as it was", async () => {
  const job = await aJob();
  const id = `${job}~R~1`;
  const ann = await device("ann");
  await ann.local.change(ann.local.blank("answer", id), { job, note: "good" });
  await ann.local.change(await view(ann, "answer", id), { note: "x".repeat(20_001) });
  await sync(ann);
  assert.deepEqual(
    ann.local.refused.value.map(({ code, field }) => [code, field]),
    [["too_large", "note"]],
  );
  assert.equal((await view(ann, "answer", id)).value.note, "good");
});

test("what leaves sight leaves the device", async () => {
  const job = await aJob();
  const zoe = await device("zoe");
  const office = await device("office");
  await sync(office);
  const { id } = await firm.house.signIn("zoe");
  await office.local.change(await view(office, "job", job), { engineers: { add: [id] } });
  await sync(office);
  await sync(zoe);
  assert.equal((await view(zoe, "job", job)).known, true);
  assert.ok(
    (await until(zoe.local.list("hospital"), (all) => all !== null))?.some((h) => h.id === "H01"),
  );
  await office.local.change(await view(office, "job", job), { engineers: { remove: [id] } });
  await sync(office);
  await sync(zoe);
  assert.equal((await view(zoe, "job", job)).known, false);
  assert.equal((await view(zoe, "hospital", "H01")).known, false);
});

test("signed out: everything stays, and goes after signing in", async () => {
  const job = await aJob();
  const person = { ...(await firm.house.signIn("ann")) };
  const ann = await device("ann", { cookie: person });
  await sync(ann);
  const { cookie } = person;
  person.cookie = "";
  await ann.local.change(ann.local.blank("answer", `${job}~R~1`), { job, note: "kept" });
  await assert.rejects(
    sync(ann),
    (error) => error instanceof ApiError && error.code === "signed_out",
  );
  assert.equal(ann.local.unsent.value.count, 1);
  person.cookie = cookie;
  await sync(ann);
  assert.equal(ann.local.unsent.value.count, 0);
});

test("another person's session does not send my changes", async () => {
  const person = { ...(await firm.house.signIn("ann")) };
  const ann = await device("ann", { cookie: person });
  await sync(ann);
  person.cookie = (await firm.house.signIn("ben")).cookie;
  await assert.rejects(
    sync(ann),
    (error) => error instanceof ApiError && error.code === "other_person",
  );
});

test("nor is anything asked of the server in that person's name", async () => {
  const person = { ...(await firm.house.signIn("ann")) };
  const ann = await device("ann", { cookie: person });
  person.cookie = (await firm.house.signIn("ben")).cookie;
  const wish = { kind: "answer", id: "a", fields: ["note"], reason: "names a patient" };
  for (const ask of [
    () => ann.sync.api("POST", "/api/redactions", wish),
    () => ann.sync.history("answer", "a"),
    () => ann.sync.fileFrom("/api/exports/equipment", {}),
    () => ann.local.blobBytes("0".repeat(64)),
  ])
    await assert.rejects(ask, { code: "other_person" });
});

test("nor does it when the server has forgotten the device, or never met it", async () => {
  const job = await aJob();
  const person = await firm.house.signIn("ben");
  const ann = await device("ann", { cookie: person });
  await ann.local.change(ann.local.blank("answer", `${job}~R~mine`), { job, note: "Ann's" });
  await assert.rejects(
    sync(ann),
    (error) => error instanceof ApiError && error.code === "other_person",
  );
  assert.equal(ann.local.unsent.value.count, 1);
});

test("a clock that is a year ahead is measured, said, and corrected", async () => {
  const job = await aJob();
  const year = 365 * 86_400_000;
  const ann = await device("ann", { hands: { error: year, waited: 0 } });
  await sync(ann);
  assert.equal(ann.sync.clock.value.wrong, true);
  assert.ok(Math.abs(ann.sync.now() - Date.now()) < 2_000);
  await ann.local.change(ann.local.blank("answer", `${job}~R~1`), { job, note: "x" });
  await sync(ann);
  const { at } = await view(ann, "answer", `${job}~R~1`);
  assert.ok(Math.abs((at ?? 0) - Date.now()) < 5_000);
});

test("a clock that is set while working is noticed in the next change", async () => {
  const hands = { error: 0, waited: 0 };
  const ann = await device("ann", { hands });
  await sync(ann);
  assert.equal(ann.local.clock.stamp().jump, undefined);
  hands.error = -3_600_000;
  const { jump = 0, age } = ann.local.clock.stamp();
  assert.ok(Math.abs(jump + 3_600_000) < 50);
  assert.ok((age ?? 0) < 60_000);
  assert.ok(Math.abs(ann.sync.now() - Date.now()) < 2_000);
});

test("rows that this version does not know are kept", async () => {
  const ann = await device("ann");
  await sync(ann);
  const desk = ann.local.desk.value;
  const row = await desk?.db.read(["rows"], (tx) =>
    tx.objectStore("rows").get(["hospital", "H01"]),
  );
  assert.equal((JSON.parse(row?.text ?? "{}") as { value: { zh: string } }).value.zh, "H01");
});
