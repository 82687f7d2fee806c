// After a restore the office reads in its own language why things stand still.

import assert from "node:assert/strict";
import { before, test } from "node:test";

let sayHeld: typeof import("../src/screens/fleet/held").sayHeld;

before(async () => {
  Object.assign(globalThis, { localStorage: { getItem: () => "zh", setItem: () => {} } });
  ({ sayHeld } = await import("../src/screens/fleet/held"));
});

test("why the server stands still is said in the reader's language, and unknown reasons as they are", () => {
  assert.equal(sayHeld("restored from a backup"), "恢复了备份");
  assert.equal(sayHeld("device aZ_-9 knows more"), "有设备记得服务器缺少的内容");
  assert.equal(sayHeld("moved by hand"), "moved by hand");
});
