// Long lists: where rows begin, and what a search finds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Heights } from "../src/lists/heights";
import { byTitle } from "../src/lists/inOrder";
import { holds, plain, wordsOf } from "../src/search/plain";

function drawn(...heights: number[]): HTMLElement {
  const rows = heights.map((height, i) => ({
    dataset: { row: String(i) },
    getBoundingClientRect: () => ({ height }),
  }));
  return { querySelectorAll: () => rows } as unknown as HTMLElement;
}

const KEYS = Array.from({ length: 5000 }, (_, i) => `row ${i}`);

test("rows that were never drawn are taken to be as high as most of the others", () => {
  const heights = new Heights(84);
  assert.equal(heights.tops(KEYS).at(-1), 84 * 5000);
  assert.equal(heights.measure(drawn(60, 60, 90), KEYS), true);
  assert.equal(heights.tops(KEYS).at(-1), 60 * 4999 + 90);
});

test("once all is as thought there is nothing to correct, so drawing comes to an end", () => {
  const heights = new Heights(84);
  heights.measure(drawn(60, 60, 90), KEYS);
  assert.equal(heights.measure(drawn(60, 60, 90), KEYS), false);
});

test("a row that grew moves all that follow", () => {
  const heights = new Heights(60);
  heights.measure(drawn(60, 60), KEYS);
  assert.equal(heights.measure(drawn(60, 100), KEYS), true);
  assert.deepEqual(heights.tops(KEYS).slice(0, 4), [0, 60, 160, 220]);
});

test("a search finds all words in any order, capitals and full-width letters alike", () => {
  const text = plain("联影 uCT 64 类 SN-DEMO-0001");
  assert.ok(holds(text, wordsOf("ＣＴ 联影")));
  assert.ok(holds(text, wordsOf("  0001 uct ")));
  assert.ok(!holds(text, wordsOf("uCT 65")));
  assert.ok(holds(text, wordsOf("")));
});

test("what is picked from a list stands in the order of its names, not in that of the records", () => {
  const titles = ["CT机3", "CT机1", "b", "CT机2", "A"].map((title) => ({ title }));
  assert.deepEqual(
    byTitle(titles).map(({ title }) => title),
    ["A", "b", "CT机1", "CT机2", "CT机3"],
  );
});
