// The checklist's thinking: numbers as people type them, limits, outcomes, what is missing, what follows.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  allowed,
  boxOf,
  type Context,
  ceiling,
  consequences,
  dueIn,
  earlierRuns,
  findingChange,
  fit,
  type Held,
  type Item,
  isShown,
  isSigned,
  itemsOf,
  judge,
  type Limits,
  limitsFor,
  missing,
  newest,
  parseNumber,
  pathOf,
  progress,
  type Reading,
  rawsOf,
  runOutcome,
  type Stroke,
  unavailableLacks,
} from "../../web/src/checklist";

const EQL = {
  limit: "max" as const,
  values: {
    I: { direct: 500, alternative: 1000 },
    II: { direct: 100 },
    int: { direct: null },
  },
};
const PE = { limit: "max" as const, values: { fixed: 0.3, detachable_no_cord: 0.2 } };
const INS = { limit: "min" as const, values: { I: 2, int: null } };

function context(raws: Record<string, string> = {}, more: Partial<Context> = {}): Context {
  const tables: Record<string, object> = { EQL, PE, INS };
  return { raws: (item) => raws[item], table: (id) => tables[id], maker: {}, ...more };
}

function item(more: Partial<Item> = {}): Item {
  return {
    id: "x",
    section: "A",
    zh: "项目",
    en: "item",
    type: "numeric",
    required: true,
    ...more,
  };
}

function outcome(line: Partial<Item>, raw: string, given = context()): unknown {
  return judge(item(line), raw, given).outcome;
}

function held(readings: Record<string, Reading>, more: Partial<Held> = {}): Held {
  return { reading: (id) => readings[id] ?? null, photos: () => 0, signed: () => false, ...more };
}

function value(raw: string, unit?: string): unknown {
  const parsed = parseNumber(raw, unit);
  return "problem" in parsed ? parsed.problem : parsed.value;
}

test("a number is read as it is typed with a Chinese input method on", () => {
  assert.equal(value("１２．４"), 12.4);
  assert.equal(value("3。5"), 3.5);
  assert.equal(value("－０，35"), -0.35);
  assert.equal(value("　22.1　"), 22.1);
});

test("a number is read as Europeans write it", () => {
  assert.equal(value("0,35"), 0.35);
  assert.equal(value("1.234,5"), 1234.5);
  assert.equal(value("1 234,5"), 1234.5);
  assert.equal(value("12\u202f345"), 12345);
});

test("every dash before a number is a minus", () => {
  for (const dash of ["-", "−", "–", "—", "－", "‑"]) assert.equal(value(`${dash}4`), -4);
  assert.equal(value("- 4"), -4);
});

test("grouped thousands are read and the unit behind the number is left out", () => {
  assert.equal(value("1,234,567"), 1234567);
  assert.equal(value("12,345.6"), 12345.6);
  assert.equal(value("0.28 Ω", "Ω"), 0.28);
  assert.equal(value("45 µa", "µA"), 45);
});

test("what could be two numbers is not guessed", () => {
  assert.equal(value("1,200"), "ambiguous");
  assert.equal(value("0,350"), 0.35);
});

test("text that is no number is refused", () => {
  for (const raw of ["abc", "12..5", "1-2", "1e3", "12 5", "±2", "∞", "--4", "."])
    assert.equal(value(raw), "not_a_number", raw);
  assert.equal(value("  "), "empty");
});

test("a zero has no sign", () => assert.ok(Object.is(value("-0"), 0)));

test("the limit itself passes as far as the limit goes, beyond it fails", () => {
  const line = { limits: { min: 18, max: 24 } };
  assert.equal(outcome(line, "24.1"), "fail");
  assert.equal(outcome(line, "17.9"), "fail");
  assert.equal(outcome(line, "21"), "pass");
  assert.notEqual(outcome(line, "24"), "fail");
});

test("a tenth before the limit is on watch, measured on the span between two limits", () => {
  const line = { limits: { min: 18, max: 24 } };
  assert.equal(outcome(line, "23.4"), "pass");
  assert.equal(outcome(line, "23.5"), "watch");
  assert.equal(outcome(line, "18.5"), "watch");
  assert.equal(outcome({ limits: { max: 85 } }, "77"), "watch");
  assert.equal(outcome({ limits: { min: 6 } }, "6.5"), "watch");
});

test("no error at all and a full disk are no warning", () => {
  assert.equal(outcome({ limits: { min: 0, max: 2 } }, "0"), "pass");
  assert.equal(outcome({ limits: { min: 20, max: 100 }, unit: "%" }, "100"), "pass");
  assert.equal(outcome({ limits: { min: 0, max: 0 } }, "0"), "pass");
  assert.equal(outcome({ limits: { min: 0, max: 0 } }, "1"), "fail");
});

test("a warn range takes the place of the tenth", () => {
  const line = { limits: { min: -4, max: 4 }, warn_range: [-3, 3] as [number, number] };
  assert.equal(outcome(line, "3"), "pass");
  assert.equal(outcome(line, "−3.1"), "watch");
  assert.equal(outcome(line, "4.1"), "fail");
});

test("above warn_above is on watch though there is no upper limit", () => {
  const line = { limits: { min: 0 }, warn_above: 50 };
  assert.equal(outcome(line, "50"), "pass");
  assert.equal(outcome(line, "51"), "watch");
});

test("a counter without a limit is recorded, not passed", () => {
  const seen = judge(item({ limits: {} }), "1200", context());
  assert.deepEqual([seen.value, seen.outcome, seen.why], [1200, null, "recorded"]);
});

test("subtraction in floating point does not move a limit", () => {
  assert.equal(outcome({ limits: { max: 0.3 } }, "0.27"), "pass");
  assert.equal(outcome({ limits: { min: 36.9, max: 37.1 } }, "36.92"), "pass");
});

const LEAK = { limit_table: "EQL", lookup: ["class", "method"] };

test("a table gives the limit by class and method", () => {
  const alternative = context({ class: "I", method: "alternative" });
  assert.equal(outcome(LEAK, "700", alternative), "pass");
  assert.equal(outcome(LEAK, "700", context({ class: "I", method: "direct" })), "fail");
});

test("before class and method are answered nothing is judged, and it says what it waits for", () => {
  const seen = judge(item(LEAK), "80", context({ class: "I" }));
  assert.equal(seen.why, "limit_pending");
  assert.deepEqual(seen.limits?.waitsFor, ["method"]);
});

test("a limit that nobody knows leaves the judgement to a person", () => {
  for (const raws of [
    { class: "int", method: "direct" },
    { class: "II", method: "alternative" },
  ])
    assert.equal(judge(item(LEAK), "80", context(raws)).why, "limit_unknown");
  const unloaded = { limit_table: "GONE", lookup: [] };
  assert.equal(judge(item(unloaded), "80", context()).why, "limit_unknown");
});

test("the maker's limit counts only where it is stricter", () => {
  const line = item({ limits: { min: 18, max: 24 } });
  const by = (maker: Limits) => limitsFor(line, context({}, { maker: { x: maker } }));
  assert.deepEqual(by({ min: 15, max: 22 }), { min: 18, max: 22, source: "maker", waitsFor: [] });
  assert.equal(by({ min: 10, max: 30 }).source, "template");
});

test("a limit per model is the maker's, and unknown until somebody enters it", () => {
  const coolant = { limits: {}, limits_from_model: true };
  assert.equal(judge(item(coolant), "22", context()).why, "limit_unknown");
  const known = context({}, { maker: { x: { min: 10, max: 25 } } });
  assert.equal(outcome(coolant, "26", known), "fail");
  assert.equal(outcome(coolant, "20", known), "pass");
});

test("an instrument's end of range is judged only where it proves something", () => {
  const insulation = { limit_table: "INS", lookup: ["class"], unit: "MΩ" };
  const classI = context({ class: "I" });
  assert.equal(outcome(insulation, ">20", classI), "pass");
  assert.equal(judge(item(insulation), "<20", classI).why, "out_of_range");
  assert.equal(outcome({ limits: { min: 0, max: 5 } }, "< 0.1"), "pass");
  assert.equal(outcome({ limits: { max: 5 } }, ">20"), "fail");
  assert.equal(judge(item({ limits: { max: 5 } }), ">2", context()).why, "out_of_range");
});

test("a leakage that rose by more than half is on watch below the limit", () => {
  const raws = { class: "I", method: "direct" };
  const line = { ...LEAK, trend: true };
  assert.equal(outcome(line, "150", context(raws, { previous: 100 })), "pass");
  assert.equal(outcome(line, "151", context(raws, { previous: 100 })), "watch");
  assert.equal(outcome(line, "151", context(raws, { previous: null })), "pass");
});

test("an instrument out of calibration judges nothing that needs it", () => {
  const expired = { calibration: { due: "2026-11-20", today: "2026-11-21" } };
  const raws = { class: "I", method: "direct" };
  assert.equal(judge(item(LEAK), "80", context(raws, expired)).why, "calibration_expired");
  assert.equal(judge(item({ limits: { max: 5 } }), "3", context({}, expired)).outcome, "pass");
  const lastDay = { calibration: { due: "2026-11-21", today: "2026-11-21" } };
  assert.equal(judge(item(LEAK), "80", context(raws, lastDay)).outcome, "pass");
});

test("the instrument's last valid day is read from its line", () => {
  assert.equal(dueIn("ESA 615 / 20231105 / 2027-03-31"), "2027-03-31");
  assert.equal(dueIn("分析仪，校准有效期 2027年3月1日"), "2027-03-01");
  assert.equal(dueIn("ESA 615"), "");
});

test("a choice fails or warns by its values, and says only a fact without them", () => {
  const smart = { type: "choice" as const, fail_values: ["bad"], warn_values: ["warn"] };
  assert.equal(outcome(smart, "bad"), "fail");
  assert.equal(outcome(smart, "warn"), "watch");
  assert.equal(outcome(smart, "ok"), "pass");
  assert.equal(judge(item({ type: "choice" }), "I", context()).why, "recorded");
});

test("a line that hangs on another is there only when that one says so", () => {
  const pe = item({ show_when: { class: ["I"] } });
  assert.equal(
    isShown(pe, () => undefined),
    false,
  );
  assert.equal(
    isShown(pe, () => "II"),
    false,
  );
  assert.equal(
    isShown(pe, () => "I"),
    true,
  );
});

test("an item of a type that this app does not know is kept and answered in words", () => {
  const [line] = itemsOf([{ id: "new", zh: "新", type: "waveform" }]);
  assert.deepEqual([line?.type, line?.en], ["text", "新"]);
});

function lacks(items: Item[], holds: Held, given = context()): string[] {
  return missing(items, holds, () => given).map((m) => `${m.item.id}:${m.lack}`);
}

test("what is missing is listed with the reason, hidden and optional lines are not", () => {
  const items = [
    item({ id: "a", type: "pass_fail" }),
    item({ id: "b", type: "text", required: false }),
    item({ id: "c", limits: { max: 5 } }),
    item({ id: "d", type: "photo", min: 2 }),
    item({ id: "e", type: "signature" }),
    item({ id: "f", show_when: { a: ["fail"] } }),
  ];
  const holds = held({ c: { raw: "5..", value: null } }, { photos: () => 1 });
  assert.deepEqual(lacks(items, holds), ["a:answer", "c:not_a_number", "d:photo", "e:signature"]);
});

test("not applicable and not tested need a reason", () => {
  const line = item({ allow_na: true });
  assert.deepEqual(lacks([line], held({ x: { raw: "", outcome: "not_applicable" } })), [
    "x:reason",
  ]);
  const said = held({ x: { raw: "", outcome: "not_tested", reason: "无模体" } });
  assert.deepEqual(lacks([line], said), []);
  assert.equal(runOutcome([line], said), "partial");
  assert.equal(runOutcome([line], held({ x: { raw: "1", outcome: "pass" } })), "completed");
});

test("a failed line that wants a photo is missing until there is one", () => {
  const line = item({ type: "pass_fail", photo_on_fail: true });
  const reading: Reading = { raw: "fail", outcome: "fail" };
  assert.deepEqual(lacks([line], held({ x: reading })), ["x:photo"]);
  assert.deepEqual(lacks([line], held({ x: reading }, { photos: () => 1 })), []);
});

test("a value judged by other limits than count now must be looked at again", () => {
  const stored: Reading = { raw: "700", value: 700, outcome: "pass" };
  const raws = { class: { raw: "I" }, method: { raw: "direct" }, x: stored };
  const holds = held(raws);
  const given = context({}, { raws: rawsOf(holds) });
  assert.deepEqual(lacks([item(LEAK)], holds, given), ["x:judged_otherwise"]);
});

test("where no limit is known the person's own judgement completes the line", () => {
  const line = item({ limits_from_model: true, limits: {} });
  assert.deepEqual(lacks([line], held({ x: { raw: "22", value: 22 } })), ["x:judgement"]);
  assert.deepEqual(lacks([line], held({ x: { raw: "22", value: 22, outcome: "pass" } })), []);
});

test("progress counts what is required and shown", () => {
  const items = [
    item({ id: "a", type: "pass_fail" }),
    item({ id: "b", type: "text", required: false }),
    item({ id: "c", type: "text" }),
  ];
  const holds = held({ a: { raw: "pass", outcome: "pass" } });
  const lacking = missing(items, holds, () => context());
  assert.deepEqual(progress(items, holds, lacking), { done: 1, total: 2 });
});

const ESTOP = item({ id: "estop", type: "pass_fail", critical: true, fail_action: "unsafe" });
const OIL = item({ id: "oil", type: "pass_fail", critical: true });
const VERDICT = item({ id: "verdict", type: "choice" });
const FAIL: Reading = { raw: "fail", outcome: "fail" };

test("a failed critical line allows limited use at most, an unsafe one takes it out of use", () => {
  const items = [ESTOP, OIL, VERDICT];
  assert.equal(ceiling(items, held({})).best, "healthy");
  assert.equal(ceiling(items, held({ oil: FAIL })).best, "limited");
  assert.equal(ceiling(items, held({ oil: FAIL, estop: FAIL })).best, "unsafe");
  assert.ok(!allowed(ceiling(items, held({ oil: FAIL })), "healthy"));
  assert.ok(allowed(ceiling(items, held({ oil: FAIL })), "unsafe"));
});

test("a verdict that is better than what failed counts as missing", () => {
  const holds = held({ oil: FAIL, verdict: { raw: "healthy" } });
  assert.deepEqual(lacks([OIL, VERDICT], holds), ["verdict:verdict"]);
});

test("a failure on a line that is not shown holds nothing down", () => {
  const hidden = { ...ESTOP, show_when: { class: ["I"] } };
  assert.equal(ceiling([hidden], held({ estop: FAIL, class: { raw: "II" } })).best, "healthy");
});

test("a failed line drafts a finding once and takes it back when it fails no more", () => {
  const line = item({ zh: "噪声", limits: { max: 0.35 } });
  const reading: Reading = {
    raw: "0,42",
    value: 0.42,
    unit: "%",
    outcome: "fail",
    limits: { max: 0.35 },
  };
  const drafted = findingChange(line, reading, null);
  assert.deepEqual(drafted, { text: "噪声：0,42 %（≤ 0.35）", severity: "minor", state: "draft" });
  assert.equal(findingChange(line, reading, { state: "draft" }), null);
  const good: Reading = { raw: "0.3", outcome: "pass" };
  assert.deepEqual(findingChange(line, good, { state: "draft" }), { deleted: true });
  assert.equal(findingChange(line, good, { state: "draft", deleted: true }), null);
  assert.equal(findingChange(line, reading, { state: "draft", deleted: true })?.deleted, false);
});

test("a finding that somebody opened stays when the line passes later", () => {
  assert.equal(findingChange(item(), { raw: "1", outcome: "pass" }, { state: "open" }), null);
});

test("how bad a finding is follows from the line", () => {
  assert.equal(findingChange(ESTOP, FAIL, null)?.severity, "unsafe");
  assert.equal(findingChange(OIL, FAIL, null)?.severity, "major");
});

const RUN = [
  item({ id: "class", type: "choice" }),
  item({ id: "cal", type: "text", rule: "block_if_calibration_expired" }),
  item({ id: "leak", zh: "漏电流", limit_table: "EQL", lookup: ["class", "method"] }),
  item({ id: "pe", zh: "接地", show_when: { class: ["I"] }, critical: true }),
  ESTOP,
  VERDICT,
];

function follows(
  changed: string,
  reading: Reading | null,
  readings: Record<string, Reading>,
  drafts: string[] = [],
) {
  const holds = held({ method: { raw: "direct" }, ...readings });
  const calibration = { due: dueIn(readings.cal?.raw), today: "2026-11-21" };
  const sheet = {
    items: RUN,
    held: holds,
    context: () => context({}, { raws: rawsOf(holds), calibration }),
    finding: (id: string) => (drafts.includes(id) ? { state: "draft" } : null),
  };
  const line = RUN.find(({ id }) => id === changed);
  assert.ok(line);
  const { readings: after, findings } = consequences(sheet, line, reading);
  return { readings: Object.fromEntries(after), findings: Object.fromEntries(findings) };
}

const LEAKS: Reading = { raw: "150", value: 150, outcome: "pass", limits: { min: null, max: 500 } };

test("another class judges the leakage anew and drafts its finding in the same act", () => {
  const after = follows("class", { raw: "II" }, { class: { raw: "I" }, leak: LEAKS });
  assert.deepEqual(after.readings.leak, {
    ...LEAKS,
    outcome: "fail",
    limits: { min: null, max: 100 },
  });
  assert.equal(after.findings.leak?.state, "draft");
});

test("a line that another answer hides takes its drafted finding back", () => {
  const readings = { class: { raw: "I" }, pe: { raw: "0.5", outcome: "fail" as const } };
  const after = follows("class", { raw: "II" }, readings, ["pe"]);
  assert.deepEqual(after.findings.pe, { deleted: true });
});

test("another instrument counts for the readings at once, expired or valid", () => {
  const readings = { class: { raw: "I" }, cal: { raw: "A / 2027-01-01" }, leak: LEAKS };
  const expired = follows("cal", { raw: "B / 2026-01-01" }, readings);
  assert.equal(expired.readings.leak?.outcome, undefined);
  assert.equal(expired.readings.leak?.raw, "150");
  const { outcome: _, ...unjudged } = LEAKS;
  const was = { ...readings, cal: { raw: "B / 2026-01-01" }, leak: unjudged };
  assert.equal(follows("cal", { raw: "C / 2027-01-01" }, was).readings.leak?.outcome, "pass");
});

test("a person's own judgement stays where still nobody knows a limit", () => {
  const readings = {
    class: { raw: "II" },
    leak: { raw: "150", value: 150, outcome: "watch" as const },
  };
  assert.equal("leak" in follows("class", { raw: "int" }, readings).readings, false);
});

test("what failed unsafely takes the device out of use, a slip gives it back, a person's word stays", () => {
  const failed = follows("estop", FAIL, {});
  assert.deepEqual(failed.readings.verdict, { raw: "unsafe", reason: ESTOP.zh });
  const passed: Reading = { raw: "pass", outcome: "pass" };
  const byItself = { estop: FAIL, verdict: { raw: "unsafe", reason: "x" } };
  assert.equal(follows("estop", passed, byItself).readings.verdict, null);
  const byPerson = { estop: FAIL, verdict: { raw: "unsafe" } };
  assert.equal("verdict" in follows("estop", passed, byPerson).readings, false);
});

test("a device that was not handed over needs reason, department, contact and two signatures", () => {
  const items = [item({ id: "s1", type: "signature" }), item({ id: "s2", type: "signature" }), OIL];
  const all = unavailableLacks(items, held({}), null).map((l) => l.lack);
  assert.deepEqual(all, ["reason", "department", "contact_role", "signature", "signature"]);
  const said = { reason: "in_use", department: "放射科", contact_role: "护士长" };
  assert.deepEqual(unavailableLacks(items, held({}, { signed: () => true }), said), []);
});

test("a run begins with the newest version, and earlier runs are those of the same device", () => {
  const templates = [
    { code: "A", version: 2 },
    { code: "A", version: 10 },
    { code: "B", version: 99 },
  ];
  assert.equal(newest(templates, "A")?.version, 10);
  assert.equal(newest(templates, "C"), null);
  const runs = [
    { id: "old", at: 1, equipment: "D1", template: "A" },
    { id: "later", at: 9, equipment: "D1", template: "A" },
    { id: "middle", at: 3, equipment: "D1", template: "A" },
    { id: "other", at: 3, equipment: "D2", template: "A" },
  ];
  const me = { id: "now", at: 5, equipment: "D1", template: "A" };
  assert.deepEqual(
    earlierRuns(runs, me).map((r) => r.id),
    ["middle", "old"],
  );
});

function scribble(points: number): Stroke {
  return Array.from({ length: points }, (_, i) => [
    (i % 300) + 0.123456,
    Math.sin(i / 9) * 40 + 60.987654,
    1_700_000_000_000 + i * 8,
    0.5123,
  ]);
}

test("a signature's points are rounded and their times begin at nought", () => {
  const { strokes, thinned } = fit([scribble(50)]);
  assert.equal(thinned, 0);
  assert.deepEqual(strokes[0]?.[0], [0.1, 61, 0, 0.51]);
});

test("a long signature is thinned evenly until it can be sent, ends kept, and says so", () => {
  const long = [scribble(6000), scribble(1)];
  const { strokes, thinned } = fit(long);
  assert.ok(JSON.stringify(strokes).length <= 60_000);
  assert.ok(thinned > 0);
  assert.equal(strokes[0]?.at(-1)?.[2], 5999 * 8);
  assert.equal(strokes[1]?.length, 1);
});

test("a slip of the finger is no signature", () => {
  assert.equal(isSigned([]), false);
  assert.equal(isSigned([[[1, 1, 0, 0.5]]]), false);
  assert.equal(isSigned([scribble(40)]), true);
});

test("a drawn signature shows the part that was written on", () => {
  assert.equal(
    boxOf([
      [
        [10, 20, 0, 1],
        [110, 60, 9, 1],
      ],
    ]),
    "2 12 116 56",
  );
  assert.equal(boxOf([]), "0 0 300 150");
});

test("strokes are drawn again as lines, a dot as a dot", () => {
  assert.equal(pathOf([[3, 4, 0, 1]]), "M3 4h.01");
  assert.match(pathOf(scribble(4)), /^M0\.123456 .*L3\.123456 /);
});
