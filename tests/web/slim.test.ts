// The short rows that lists read say the same as the rows themselves, whatever was written, synced, taken back or deleted.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fromStored } from "../../web/src/local/rows";
import { codesOf, codeTag, isSlim, toSlim } from "../../web/src/local/slim";
import type { View } from "../../web/src/local/types";
import type { Kind } from "../../web/src/schema.gen";
import { Chance } from "./field/chance";
import { until } from "./field/settled";
import { sync, team } from "./field/team";
import { Browser, type Tab } from "./field/world";

const firm = team();
const SEEDS = Number(process.env.SEEDS ?? "4");
const WORDS = ["超声诊断仪", "监护仪", "CT", "呼吸机 A", "", "SN-1", "sn-1 ", "ＳＮ－１"];
const FIELDS = ["name_zh", "model", "serial", "asset_no", "location", "note"];
type Seen = Pick<View<Kind>, "id" | "value" | "contested" | "pending" | "seq">;

/** What a list shows of a record: only fields that both forms have. */
function told(views: readonly Seen[], names: readonly string[]): unknown[] {
  const one = ({ id, seq, pending, value, contested }: Seen) => {
    const fields = Object.entries(value).filter(([name]) => names.includes(name));
    return [id, seq, pending, Object.fromEntries(fields.sort()), Object.keys(contested).sort()];
  };
  return views.map(one).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}

const SHORT = {
  equipment: ["hospital", "name_zh", "model", "serial", "asset_no", "location", "deleted"],
  job: ["number", "hospital", "equipment", "planned", "engineers", "deleted"],
  step: ["job", "step", "voids", "deleted"],
} as const;

const there = <T>(value: T | null): value is T => value !== null;

/** What lies on the disk: for each row of these kinds its short form, and none besides. */
async function lies(tab: Tab): Promise<void> {
  const desk = tab.local.desk.peek();
  assert.ok(desk);
  const [rows, keys, texts] = await desk.db.read(["rows", "slim"], (tx) =>
    Promise.all([
      tx.objectStore("rows").getAll(),
      tx.objectStore("slim").getAllKeys(),
      tx.objectStore("slim").getAll(),
    ]),
  );
  const short = rows.filter(({ kind }) => isSlim(kind));
  const expected = short.map((row) => [row.kind, row.id, toSlim(fromStored(row))]);
  const found = keys.map(([kind, id], i) => [kind, id, texts[i]]);
  assert.deepEqual(found.sort(), expected.sort());
}

/** Everything that the short rows and the tags answer, against the whole rows. */
async function agrees(tab: Tab): Promise<void> {
  await lies(tab);
  for (const kind of ["equipment", "job", "step"] as const) {
    const whole = await until(tab.local.list(kind), there);
    const short = await until(tab.local.brief(kind), there);
    assert.deepEqual(told(short as unknown as Seen[], SHORT[kind]), told(whole ?? [], SHORT[kind]));
  }
  const devices = (await until(tab.local.list("equipment", { deleted: true }), there)) ?? [];
  const contested = await until(tab.local.contested(), there);
  const split = devices.filter((view) => Object.keys(view.contested).length > 0);
  const ids = (views: readonly { id: string }[]) => views.map(({ id }) => id).sort();
  const equipment = (contested ?? []).filter(({ kind }) => kind === "equipment");
  assert.deepEqual(ids(equipment), ids(split));
  const codes = new Set(devices.flatMap(({ value }) => codesOf(value)));
  for (const code of codes) {
    const named = devices.filter(
      ({ value }) => !value.deleted && codesOf(value).some((one) => codeTag(one) === codeTag(code)),
    );
    assert.deepEqual(ids(await tab.local.find(code)), ids(named), code);
  }
  const jobs = (await until(tab.local.list("job"), there)) ?? [];
  for (const { id } of devices.slice(0, 3)) {
    const about = await until(tab.local.about("job", id), there);
    assert.deepEqual(ids(about ?? []), ids(jobs.filter(({ value }) => value.equipment === id)));
  }
}

/** An engineer changes what lies in sight; the office also moves devices into and out of it. */
async function someWork(tab: Tab, chance: Chance, ids: readonly string[]): Promise<void> {
  const id = chance.one(ids);
  const view = await until(tab.local.see("equipment", id), ({ loaded }) => loaded);
  const isOffice = tab.local.me.value?.role !== "engineer";
  if (!isOffice && !view.known) return;
  const draw = chance.below(isOffice ? 10 : 5);
  const local = tab.local;
  if (draw < 4) {
    const home = view.known ? {} : { hospital: "H01" };
    await local.change(view, { ...home, [chance.one(FIELDS)]: chance.one(WORDS) });
  } else if (draw === 4) await local.change(view, { codes: { add: [`L-${chance.below(4)}`] } });
  else if (draw === 5) await local.change(view, { deleted: chance.is(0.5) });
  else if (draw > 7) await local.change(view, { hospital: chance.is(0.5) ? "H01" : "H02" });
  else if (draw === 6) {
    const job = `${id}-job${chance.below(3)}`;
    const known = await until(local.see("job", job), ({ loaded }) => loaded);
    const about = { number: chance.one(WORDS), equipment: chance.one(ids) };
    await local.change(known, known.known ? about : { hospital: "H01", ...about });
  } else {
    const job = `${id}-job0`;
    await local.change(local.blank("step"), { job, step: chance.is(0.5) ? "accepted" : "done" });
  }
}

for (let seed = 1; seed <= SEEDS; seed++)
  test(`short rows say what the rows say, seed ${seed}`, async () => {
    const chance = new Chance(seed * 104_729);
    const tabs = [
      await firm.device("office"),
      await firm.device("ann"),
      await firm.device("admin"),
    ];
    const ids = Array.from({ length: 5 }, (_, i) => `S${seed}-E${i}`);
    for (let i = 0; i < 80; i++) {
      const tab = chance.one(tabs);
      if (chance.is(0.3)) await sync(tab);
      else await someWork(tab, chance, ids);
      if (i % 5 === 0) await agrees(tab);
    }
    for (const tab of [...tabs, ...tabs]) await sync(tab);
    for (const tab of tabs) await agrees(tab);
  });

test("a store of an older app gets its short rows once, and shows everything then", async () => {
  const browser = new Browser();
  const tab = await firm.device("office", { browser });
  await sync(tab);
  const desk = tab.local.desk.peek();
  assert.ok(desk);
  await desk.db.write(["rows", "slim", "numbers"], true, async (tx) => {
    await tx.objectStore("slim").clear();
    await tx.objectStore("numbers").delete("slim");
    for (const { tags: _, ...row } of await tx.objectStore("rows").getAll())
      await tx.objectStore("rows").put(row);
  });
  tab.local.closeStore();
  const again = await firm.device("office", { browser });
  const shown = await until(again.local.brief("equipment"), there);
  assert.ok((shown?.length ?? 0) > 0);
  await agrees(again);
});
