// Numbers as people type them, and what a limit says to them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dueIn, judge, type Limits, limitsFor, parseNumber } from "../../web/src/checklist";
import { context, item, LEAK, outcome } from "./field/line";

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
