// The unsent changes in memory: their order, and words about them that come too late.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Overlay } from "../../web/src/local/overlay";
import type { Unsent } from "../../web/src/local/types";

function change(token: string, n: number | null, note = token): Unsent {
  const clock = { at: 1, offset: null, age: null, heard: 0 };
  const [kind, id] = ["answer", "a"];
  return { n, token, kind, id, op: { clock, kind, id, set: { note, job: "J1" }, saw: null } };
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
  overlay.put([change("later", 2)]);
  assert.deepEqual([...overlay.under("job/J1")], ["answer/a"]);
});

test("a kind's records are those with unsent changes, as long as there are any", () => {
  const overlay = new Overlay();
  overlay.put([change("one", 1), change("two", 2)]);
  overlay.settle(1);
  assert.deepEqual([...overlay.keys("answer")], ["answer/a"]);
  assert.deepEqual([...overlay.keys("finding")], []);
  overlay.settle(2);
  assert.deepEqual([...overlay.keys("answer")], []);
});

test("how many are durable and how old the oldest is stays true through numbers, settling and a reload", () => {
  const overlay = new Overlay();
  const at = (op: Unsent, at: number) => ({
    ...op,
    op: { ...op.op, clock: { ...op.op.clock, at } },
  });
  assert.deepEqual([overlay.numbered(), overlay.oldest()], [0, null]);
  overlay.put([
    at(change("old", 1), 10),
    at(change("new", 2), 20),
    at(change("writing", null), 30),
  ]);
  assert.deepEqual([overlay.numbered(), overlay.oldest()], [2, 10]);
  overlay.put([at(change("writing", 3), 30)]);
  overlay.put([at(change("writing", 3), 30)]);
  assert.deepEqual([overlay.numbered(), overlay.oldest()], [3, 10]);
  overlay.settle(1);
  assert.deepEqual([overlay.numbered(), overlay.oldest()], [2, 20]);
  overlay.reload([at(change("writing", 2), 30)], 1);
  assert.deepEqual([overlay.numbered(), overlay.oldest()], [1, 30]);
  overlay.settle(2);
  assert.deepEqual([overlay.numbered(), overlay.oldest()], [0, null]);
});
