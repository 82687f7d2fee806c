// A signature's strokes: rounded, thinned until they can be sent, drawn again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf, fit, isSigned, pathOf, type Stroke } from "../../web/src/checklist";

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
