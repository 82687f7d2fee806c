// Two tabs of one browser share one outbox and one store.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { pause } from "./field/house";
import { until } from "./field/settled";
import { sync, team, view } from "./field/team";
import { Browser, type Tab } from "./field/world";

const { device, aJob } = team();
const realTransaction = IDBDatabase.prototype.transaction;

afterEach(() => {
  IDBDatabase.prototype.transaction = realTransaction;
});

test("two tabs sync one outbox: what one sends, the other no longer shows as waiting", async () => {
  const job = await aJob();
  const browser = new Browser();
  const left = await device("ann", { browser });
  const right = await device("ann", { browser });
  const id = `${job}~R~1`;
  await view(right, "answer", id);
  await left.local.change(left.local.blank("answer", id), { job, note: "left" });
  await until(right.local.see("answer", id), ({ pending }) => pending === 1);
  await sync(left);
  const there = await until(right.local.see("answer", id), ({ pending }) => pending === 0);
  assert.equal(there.value.note, "left");
  assert.ok(there.seq > 0, "the row came with the change's going");
  assert.equal(right.local.unsent.value.count, 0);
});

test("two tabs that sync at the same moment take nothing twice", async () => {
  const job = await aJob();
  const browser = new Browser();
  const tabs = [await device("ann", { browser }), await device("ann", { browser })];
  await Promise.all(
    tabs.map((tab, i) =>
      tab.local.change(tab.local.blank("answer", `${job}~R~${i}`), { job, note: "x" }),
    ),
  );
  await Promise.all(tabs.map(sync));
  for (const tab of tabs) await until(tab.local.unsent, ({ count }) => count === 0);
  assert.equal((await tabs[0]?.sync.history("answer", `${job}~R~0`))?.length, 1);
});

test("an answer that comes late changes nothing that a newer one has brought", async () => {
  const job = await aJob();
  const id = `${job}~R~1`;
  const browser = new Browser();
  const [left, ben] = [await device("ann", { browser }), await device("ben")];
  let hold: Promise<void> | null = null;
  const right = await device("ann", {
    browser,
    line: (fetch) => async (path, init) => {
      const answer = await fetch(path, init);
      await hold;
      return answer;
    },
  });
  await sync(left);
  await ben.local.change(ben.local.blank("answer", id), { job, note: "older" });
  await sync(ben);
  let release = () => {};
  hold = new Promise((resolve) => {
    release = resolve;
  });
  const late = sync(right);
  await pause(150);
  await ben.local.change(await view(ben, "answer", id), { note: "newer" });
  await sync(ben);
  await sync(left);
  const seen: unknown[] = [];
  right.local.see("answer", id).subscribe(({ value }) => seen.push(value.note));
  left.local.see("answer", id).subscribe(({ value }) => seen.push(value.note));
  await until(right.local.see("answer", id), ({ value }) => value.note === "newer");
  hold = null;
  release();
  await late;
  assert.equal(seen.includes("older"), false);
  assert.equal((await view(right, "answer", id)).value.note, "newer");
});

test("what was written down although the connection then broke is shown, in the other tab too", async () => {
  const job = await aJob();
  const browser = new Browser();
  const tabs = [await device("ann", { browser }), await device("ann", { browser })];
  const [left] = tabs as [Tab, Tab];
  await sync(left);
  const id = `${job}~R~1`;
  const shown = await Promise.all(tabs.map((tab) => view(tab, "answer", id)));
  assert.ok(shown.every(({ known }) => !known));
  await left.local.change(left.local.blank("answer", id), { job, note: "kept" });
  breakAfterWritingDown("receipts");
  await sync(left);
  for (const tab of tabs) {
    const there = await until(tab.local.see("answer", id), ({ pending }) => pending === 0);
    assert.deepEqual([there.value.note, there.seq > 0], ["kept", true]);
    assert.equal(tab.local.unsent.value.count, 0);
  }
});

/** As when a phone lays the app to sleep: all is on the disk, but what the page hears is that it was not. */
function breakAfterWritingDown(store: string): void {
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const tx = realTransaction.call(this, stores, mode, options);
    if (mode !== "readwrite" || ![stores].flat().includes(store)) return tx;
    IDBDatabase.prototype.transaction = realTransaction;
    const listen = tx.addEventListener.bind(tx);
    tx.addEventListener = (type: string, hear: EventListener) => {
      if (type === "abort") listen("complete", hear);
      else if (type !== "complete") listen(type, hear);
    };
    return tx;
  };
}
