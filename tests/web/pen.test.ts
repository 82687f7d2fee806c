// What is being entered in a sheet lies in its author's store alone, whoever comes next, and goes with a wipe.

import assert from "node:assert/strict";
import "fake-indexeddb/auto";
import { after, before, test } from "node:test";

type Pens = typeof import("../../web/src/screens/pen");
type Store = typeof import("../../web/src/local");

const ANN = { id: "ann", name: "Ann", role: "agent" };
const BEN = { id: "ben", name: "Ben", role: "agent" };
const KEY = "sheet/hospital/new";
const leaving: (() => void)[] = [];
let pens: Pens;
let store: Store;

before(async () => {
  const page = {
    addEventListener: (_: string, hear: () => void) => leaving.push(hear),
    cookie: "",
  };
  const memory = new Map<string, string>();
  Object.assign(globalThis, {
    window: globalThis,
    document: page,
    location: { protocol: "http:" },
    addEventListener: page.addEventListener,
    localStorage: {
      getItem: (name: string) => memory.get(name) ?? null,
      setItem: (name: string, word: string) => memory.set(name, word),
    },
  });
  store = await import("../../web/src/local");
  pens = await import("../../web/src/screens/pen");
});

after(() => store.closeStore());

const leave = () => {
  for (const hear of leaving) hear();
};

test("what is being entered is kept at once when the page may be going", async () => {
  await store.openStore(ANN);
  const pen = pens.penFor(KEY);
  pen.keep({ zh: "half a na" });
  pen.keep({ zh: "half a name" });
  leave();
  assert.deepEqual(await store.draft(KEY), { zh: "half a name" });
});

test("it is not there for the next person, and is there again for its author", async () => {
  await store.openStore(BEN);
  assert.equal(await store.draft(KEY), undefined);
  await store.openStore(ANN);
  const found = await new Promise((resolve) => pens.penFor(KEY).recall(resolve));
  assert.deepEqual(found, { zh: "half a name" });
});

test("a last stroke that comes after the next person did is written into nobody's store", async () => {
  await store.openStore(ANN);
  const pen = pens.penFor(KEY);
  pen.keep({ zh: "ann's own" });
  await store.openStore(BEN);
  leave();
  assert.equal(await store.draft(KEY), undefined);
  await store.keepDraft(KEY, { zh: "ben's own" });
  pen.drop();
  assert.deepEqual(await store.draft(KEY), { zh: "ben's own" });
});

test("what is saved or given up is gone, also when a stroke still waited", async () => {
  await store.openStore(ANN);
  const pen = pens.penFor(KEY);
  pen.keep({ zh: "given up" });
  pen.drop();
  leave();
  assert.equal(await store.draft(KEY), undefined);
});

test("a wipe leaves nothing of it", async () => {
  await store.openStore(ANN);
  await store.keepDraft(KEY, { zh: "on a lost tablet" });
  assert.equal(await store.local.desk.peek()?.clear(), true);
  assert.equal(await store.draft(KEY), undefined);
});
