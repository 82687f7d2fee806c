// Days that cannot be meant are said before a job is kept.

import assert from "node:assert/strict";
import { before, test } from "node:test";

type Days = typeof import("../src/screens/office/wrongDays");
let days: Days;

before(async () => {
  Object.assign(globalThis, { localStorage: { getItem: () => "zh", setItem: () => {} } });
  days = await import("../src/screens/office/wrongDays");
});

const wrong = (planned: string, due = "") => Object.keys(days.wrongDays({ planned, due }));

test("a year with a digit too many or too few is no day to plan for", () => {
  for (const slip of ["", "20266-11-21", "0206-11-21"]) assert.deepEqual(wrong(slip), ["planned"]);
  assert.deepEqual(wrong("2026-11-21", "20261-11-30"), ["due"]);
});

test("what is due is not due before it is planned", () => {
  assert.deepEqual(wrong("2026-11-21", "2026-11-20"), ["due"]);
  assert.deepEqual(wrong("2026-11-21", "2026-11-21"), []);
  assert.deepEqual(wrong("2026-11-21"), []);
});
