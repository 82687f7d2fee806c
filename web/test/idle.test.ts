// Idle moments: who gets them first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { idle, idleLast } from "../src/search/idle";

test("work that takes seconds lets whoever else waits for a moment go first", async () => {
  const order: string[] = [];
  const last = idleLast().then(() => order.push("spelling"));
  for (let i = 0; i < 3; i++) {
    await idle();
    order.push("search");
  }
  await last;
  assert.deepEqual(order, ["search", "search", "search", "spelling"]);
});
