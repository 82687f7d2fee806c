// The unsent changes in memory: their order, and words about them that come too late.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Overlay } from "../../web/src/local/overlay";
import type { Unsent } from "../../web/src/local/types";

function change(token: string, n: number | null, note = token): Unsent {
  const clock = { at: 1, offset: null, age: null, heard: 0 };
  return { n, token, op: { clock, kind: "answer", id: "a", set: { note, job: "J1" }, saw: null } };
}

const shown = (overlay: Overlay) => overlay.of("answer/a").map(({ token }) => token);

test("what another tab tells after the server has settled it does not come back", () => {
  const overlay = new Overlay();
  overlay.settle(5);
  overlay.put([change("five", 5), change("six", 6)]);
  assert.deepEqual(shown(overlay), ["six"]);
});

test("a change that is settled before its number is known here goes when the number comes", () => {
  const overlay = new Overlay();
  overlay.put([change("mine", null)]);
  overlay.settle(1);
  assert.deepEqual(shown(overlay), ["mine"]);
  overlay.put([change("mine", 1)]);
  assert.deepEqual(shown(overlay), []);
  assert.equal(overlay.size, 0);
});

test("numbers decide the order, and what has none yet comes last", () => {
  const overlay = new Overlay();
  overlay.put([change("writing", null), change("other tab, later", 3), change("first", 1)]);
  assert.deepEqual(shown(overlay), ["first", "other tab, later", "writing"]);
});

test("after numbers have changed, what is still being written stays", () => {
  const overlay = new Overlay();
  overlay.put([change("old", 7), change("writing", null)]);
  overlay.settle(6);
  overlay.reload([change("old", 1)], 0);
  assert.deepEqual(shown(overlay), ["old", "writing"]);
});

test("records below a root are those whose changes name it, as long as there are any", () => {
  const overlay = new Overlay();
  overlay.put([change("mine", 1)]);
  assert.deepEqual([...overlay.under("job/J1")], ["answer/a"]);
  overlay.settle(1);
  assert.deepEqual([...overlay.under("job/J1")], []);
});
