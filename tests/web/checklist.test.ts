// A checklist as a whole: what is missing, what a failure allows, what follows from an answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  allowed,
  ceiling,
  consequences,
  dueIn,
  earlierRuns,
  findingChange,
  type Held,
  type Item,
  isShown,
  itemsOf,
  missing,
  newest,
  progress,
  type Reading,
  rawsOf,
  runOutcome,
  unavailableLacks,
} from "../../web/src/checklist";
import { context, held, item, LEAK } from "./field/line";

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
