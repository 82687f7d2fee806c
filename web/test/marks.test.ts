// Which devices need a look, at the thresholds that the screen says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { marks, pressing } from "../src/screens/fleet/marks";
import type { Heard } from "../src/screens/office/heard";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const FINE: Heard = {
  id: "d",
  person: "P",
  label: "",
  app: "1",
  last_heard: NOW - HOUR,
  unsent: 0,
  oldest: null,
  persisted: true,
  free: 4_000_000_000,
  blobs: 0,
  skew: 500,
  enrolled: 0,
  revoked: null,
  revoked_by: null,
  why: null,
  reason: null,
  wiped: null,
};

function of(other: Partial<Heard>): string[] {
  return marks({ ...FINE, ...other }, NOW, "1");
}

test("a device that is well has no mark", () => {
  assert.deepEqual(of({}), []);
});

test("each threshold marks only beyond it", () => {
  assert.deepEqual(of({ last_heard: NOW - 7 * 24 * HOUR }), []);
  assert.deepEqual(of({ last_heard: NOW - 7 * 24 * HOUR - 1 }), ["silent"]);
  assert.deepEqual(of({ unsent: 1, oldest: NOW - 24 * HOUR }), []);
  assert.deepEqual(of({ unsent: 1, oldest: NOW - 24 * HOUR - 1 }), ["stuck"]);
  assert.deepEqual(of({ skew: -120_001 }), ["clock"]);
  assert.deepEqual(of({ free: 499_999_999 }), ["room"]);
  assert.deepEqual(of({ last_heard: 0 }), ["never"]);
  assert.deepEqual(of({ app: "0" }), ["old"]);
});

test("storage that may be cleared is marked and does not press; what it never told is no mark", () => {
  assert.deepEqual(of({ persisted: false }), ["kept"]);
  assert.equal(pressing(["kept", "never", "old"]), false);
  assert.equal(pressing(["kept", "room"]), true);
  assert.deepEqual(of({ persisted: null, free: null, skew: null, unsent: null }), []);
});

test("a device out of use is no longer looked after", () => {
  assert.deepEqual(of({ revoked: NOW, last_heard: 1 }), []);
});
