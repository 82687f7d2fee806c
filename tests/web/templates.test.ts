// The real checklists: every limit by class, method, cord and applied part, and each of them from begin to verdict.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  allowed,
  type Context,
  ceiling,
  type Held,
  type Item,
  isShown,
  itemsOf,
  judge,
  limitsFor,
  missing,
  type Reading,
  rawsOf,
  runOutcome,
  type Table,
  unavailableLacks,
} from "../../web/src/checklist";

const { templates, limit_tables } = JSON.parse(
  readFileSync(`${process.env.KEPT_ROOT}/server/demo/firm/catalogue.json`, "utf8"),
) as { templates: { code: string; items: Record<string, unknown>[] }[]; limit_tables: Row[] };
type Row = Table & { id: string };

const TABLES = new Map(limit_tables.map((table) => [table.id, table]));
const ITEMS = new Map(templates.map(({ code, items }) => [code, itemsOf(items)]));

function items(code: string): Item[] {
  const found = ITEMS.get(code);
  assert.ok(found?.length, code);
  return found;
}

function line(code: string, id: string): Item {
  const found = items(code).find((item) => item.id === id);
  assert.ok(found, id);
  return found;
}

function context(raws: Record<string, string>, special?: string): Context {
  return { raws: (item) => raws[item], table: (id) => TABLES.get(id), maker: {}, special };
}

const CLASSES = ["I", "II", "int"];
const METHODS = ["direct", "differential", "alternative"];
const CORDS = ["fixed", "detachable", "detachable_no_cord", "permanent"];
const PARTS = ["B", "BF", "CF", "none"];

/** What the standard says, written down a second time; null: it gives none and a person must judge. */
const LEAKAGE: Record<string, Record<string, number | null>> = {
  I: { direct: 500, differential: 500, alternative: 1000 },
  II: { direct: 100, differential: 100, alternative: 500 },
  int: { direct: null, differential: null, alternative: null },
};
const INSTALLED: Record<string, number> = { direct: 5000, differential: 5000, alternative: 1000 };
const EARTH: Record<string, number> = {
  fixed: 0.3,
  detachable: 0.3,
  detachable_no_cord: 0.2,
  permanent: 0.3,
};
const INSULATION: Record<string, number | null> = { I: 2, II: 7, int: null };
const PATIENT: Record<string, Record<string, number | null>> = {
  BF: { direct: 5000, differential: null, alternative: 5000 },
  CF: { direct: 50, differential: null, alternative: 100 },
};

function* devices(): Generator<Record<string, string>> {
  for (const cls of CLASSES)
    for (const method of METHODS)
      for (const cord of CORDS) for (const ap of PARTS) yield { class: cls, method, cord, ap };
}

function assertLimit(id: string, raws: Record<string, string>, want: unknown, special?: string) {
  const item = line("CL-MON-Y", id);
  const { min, max, source, waitsFor } = limitsFor(item, context(raws, special));
  const words = `${id} ${JSON.stringify(raws)} ${special ?? ""}`;
  assert.deepEqual(waitsFor, [], words);
  if (want === null) assert.equal(source, "unknown", words);
  else assert.deepEqual([source, id === "ins" ? min : max], ["table", want], words);
}

test("each electrical safety value has its limit by class, method, cord and applied part", () => {
  let seen = 0;
  for (const raws of devices()) {
    const { class: cls = "", method = "", cord = "", ap = "" } = raws;
    const installed = cls === "I" && cord === "permanent";
    assertLimit("eql", raws, installed ? INSTALLED[method] : LEAKAGE[cls]?.[method]);
    assertLimit("ins", raws, INSULATION[cls]);
    assertLimit("pe", raws, EARTH[cord]);
    assert.equal(
      isShown(line("CL-MON-Y", "pe"), (id) => raws[id]),
      cls === "I",
    );
    assert.equal(
      isShown(line("CL-MON-Y", "apl"), (id) => raws[id]),
      ap in PATIENT,
    );
    if (ap in PATIENT) assertLimit("apl", raws, PATIENT[ap]?.[method]);
    seen++;
  }
  assert.equal(seen, 144);
});

test("a special case counts only where a person says so and where it may apply", () => {
  const unearthed = { class: "I", method: "direct", cord: "fixed", ap: "CF" };
  assertLimit("eql", unearthed, 2500, "unearthed");
  assertLimit("eql", { ...unearthed, method: "alternative" }, 1000, "unearthed");
  assertLimit("eql", { ...unearthed, class: "II" }, 100, "unearthed");
  assertLimit("ins", unearthed, 70, "f_type");
  assertLimit("ins", { ...unearthed, ap: "B" }, 2, "f_type");
});

test("a limit that hangs on what is not answered says what, also where only a special case hangs on it", () => {
  const eql = line("CL-MON-Y", "eql");
  const waits = (raws: Record<string, string>) => limitsFor(eql, context(raws)).waitsFor;
  assert.deepEqual(waits({}), ["class", "method", "cord"]);
  assert.deepEqual(waits({ class: "I", method: "direct" }), ["cord"]);
  assert.deepEqual(waits({ class: "II", method: "direct" }), []);
  assert.equal(judge(eql, "40", context({ class: "I", method: "direct" })).why, "limit_pending");
});

for (const [code, all] of ITEMS)
  for (const item of all.filter(({ type, limit_table }) => type === "numeric" && !limit_table))
    test(`${code} ${item.id}: the limit passes, a hair beyond it fails`, () => {
      const { min = null, max = null } = item.limits ?? {};
      const given = context({});
      for (const [limit, way] of [
        [min, -1],
        [max, 1],
      ] as const) {
        if (limit === null || (limit === 0 && way < 0)) continue;
        assert.ok(["pass", "watch"].includes(String(judge(item, `${limit}`, given).outcome)));
        const beyond = (limit + way * Math.max(0.001, Math.abs(limit) / 1000)).toFixed(4);
        assert.equal(judge(item, beyond, given).outcome, "fail", beyond);
      }
      if (min === null && max === null)
        assert.ok(["recorded", "limit_unknown"].includes(judge(item, "5", given).why));
    });

/** A value that passes plainly; what has no limit is any number. */
function good(item: Item, given: Context): string {
  if (item.type === "pass_fail") return "pass";
  if (item.id === "ap") return "CF";
  if (item.type === "choice") return item.options?.[0]?.value ?? "";
  if (item.type !== "numeric") return "ESA / 1 / 2099-12-31";
  const { min, max } = limitsFor(item, given);
  if (min !== null && max !== null) return String((min + max) / 2);
  if (max !== null) return String(max / 2);
  return String(min ? min * 2 : 1);
}

/** All lines answered in their order, as an engineer goes down the list. */
function filled(code: string, spoilt: string[] = []): { held: Held; readings: typeof ANY } {
  const readings: Record<string, Reading> = { ...ANY };
  const held: Held = {
    reading: (id) => readings[id] ?? null,
    photos: () => 1,
    signed: () => true,
  };
  for (const item of items(code)) {
    const given: Context = { ...context({}), raws: rawsOf(held), maker: { coolant: { max: 30 } } };
    if (!isShown(item, given.raws) || ["photo", "signature"].includes(item.type)) continue;
    const raw = spoilt.includes(item.id) ? bad(item, given) : good(item, given);
    const { outcome, value } = judge(item, raw, given);
    readings[item.id] = { raw, value, ...(outcome ? { outcome } : {}) };
  }
  return { held, readings };
}

const ANY: Record<string, Reading> = {};

function bad(item: Item, given: Context): string {
  if (item.type === "pass_fail") return "fail";
  const { min, max } = limitsFor(item, given);
  return String(max !== null ? max * 2 : (min ?? 0) / 2);
}

function lacksOf(code: string, held: Held): string[] {
  const given = (): Context => ({
    ...context({}),
    raws: rawsOf(held),
    maker: { coolant: { max: 30 } },
  });
  return missing(items(code), held, given).map(({ item, lack }) => `${item.id}: ${lack}`);
}

for (const code of ITEMS.keys())
  test(`${code} is done from its first line to its verdict`, () => {
    const { held } = filled(code);
    assert.deepEqual(lacksOf(code, held), []);
    assert.equal(ceiling(items(code), held).best, "healthy");
    assert.equal(runOutcome(items(code), held), "completed");
  });

for (const [code, all] of ITEMS)
  for (const item of all.filter(({ critical, type }) => critical && type !== "choice"))
    test(`${code} ${item.id} failed: the verdict is held down`, () => {
      const { held, readings } = filled(code, [item.id]);
      assert.equal(held.reading(item.id)?.outcome, "fail");
      const best = item.fail_action === "unsafe" ? "unsafe" : "limited";
      assert.equal(ceiling(items(code), held).best, best);
      assert.ok(!allowed(ceiling(items(code), held), "healthy"));
      assert.ok(lacksOf(code, held).includes("verdict: verdict"));
      readings.verdict = { raw: best };
      assert.deepEqual(lacksOf(code, held), []);
    });

for (const code of ITEMS.keys())
  test(`${code}: a device that is not available needs reason, department, contact and both signatures`, () => {
    const nobody: Held = { reading: () => null, photos: () => 0, signed: () => false };
    const lacks = unavailableLacks(items(code), nobody, {}).map(({ lack }) => lack);
    assert.deepEqual(lacks, ["reason", "department", "contact_role", "signature", "signature"]);
  });
