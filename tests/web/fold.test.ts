// The fold of one's own changes: vectors that Python writes, and a few by hand.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fold } from "../../web/src/local/fold";
import type { Policy } from "../../web/src/schema.gen";

interface Vector {
  policy: Record<string, Policy>;
  value: Record<string, unknown>;
  ops: Record<string, unknown>[];
  expect: Record<string, unknown>;
}

const FOLDER = process.env.KEPT_TESTS ?? ".";

for (const name of ["fold_vectors.json", "fold_by_hand.json"]) {
  const path = `${FOLDER}/${name}`;
  test(`every vector of ${name} folds as Python folds it`, () => {
    const vectors = JSON.parse(readFileSync(path, "utf8")) as Vector[];
    assert.ok(vectors.length > 0);
    for (const { policy, value, ops, expect } of vectors) {
      const before = structuredClone(value);
      assert.deepEqual(fold(policy, value, ops), expect, JSON.stringify({ value, ops }));
      assert.deepEqual(value, before, "the row itself stays as it was");
    }
  });
}
