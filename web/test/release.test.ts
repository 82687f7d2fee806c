// What a release brings: offered once, never over a firm's own words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keptOwn, tableOffers, takenOver } from "../src/limits/release";
import { type Draft, draftFrom } from "../src/templates/draft";
import { type Known, merge, offers } from "../src/templates/release";
import { LIMIT_TABLES, TEMPLATES } from "../src/templates/standard.gen";

const items = (...lines: [string, string][]) => lines.map(([id, zh]) => line(id, zh));
const line = (id: string, zh: string) => ({ id, section: "A", zh, en: zh, type: "text" as const });
const version = (n: number, lines: [string, string][], more = {}): Known => ({
  id: `CL-X@${n}`,
  value: { code: "CL-X", version: n, zh: "检查", items: items(...lines), ...more },
});
const FIRST: [string, string][] = [
  ["a", "甲"],
  ["b", "乙"],
  ["c", "丙"],
];
const SECOND: [string, string][] = [
  ["a", "甲新"],
  ["n", "新"],
  ["b", "乙"],
];
const said = (draft: Draft) => draft.items.map(({ id, zh }) => `${id} ${zh}`);
const only = (brought: Known, ...firm: Known[]) => offers([brought], firm)[0];

test("a firm that began with this release is offered nothing", () => {
  assert.deepEqual(offers(TEMPLATES, TEMPLATES), []);
  assert.deepEqual(tableOffers(LIMIT_TABLES, LIMIT_TABLES), []);
});

test("a firm without any is offered every checklist and table, as drafts of a first version", () => {
  const found = offers(TEMPLATES, []);
  assert.deepEqual(
    found.map(({ code }) => code),
    TEMPLATES.map(({ value }) => value.code),
  );
  assert.ok(found.some(({ code }) => code === "CL-REPAIR"));
  for (const { own, draft, brought } of found) {
    assert.equal(own, null);
    assert.equal(draft.base, "");
    assert.equal(draft.items.length, brought.value.items?.length);
  }
  assert.equal(tableOffers(LIMIT_TABLES, []).length, LIMIT_TABLES.length);
});

test("a version that the firm left as it was becomes the release's", () => {
  const offer = only(version(2, SECOND, { change: "改了" }), version(1, FIRST));
  assert.equal(offer?.edited, false);
  assert.deepEqual(offer?.both, []);
  assert.deepEqual(offer && said(offer.draft), ["a 甲新", "n 新", "b 乙"]);
  assert.deepEqual(
    [offer?.draft.base, offer?.draft.standard, offer?.draft.change],
    ["CL-X@1", 2, "改了"],
  );
});

test("what the firm changed, added or took out stays, and what both changed is named", () => {
  const own = version(20417, [
    ["a", "甲己"],
    ["b", "乙己"],
    ["o", "己"],
  ]);
  const offer = only(version(2, SECOND), version(1, FIRST), own);
  assert.equal(offer?.edited, true);
  assert.deepEqual(offer?.both, ["a"]);
  assert.deepEqual(offer && said(offer.draft), ["a 甲己", "n 新", "b 乙己", "o 己"]);
  assert.equal(offer?.draft.base, "CL-X@20417");
});

test("a checklist of the firm's own under that code keeps every word, and new lines come after their neighbours", () => {
  const { draft, both } = merge(
    null,
    draftFrom(
      "",
      version(10001, [
        ["b", "别"],
        ["z", "末"],
      ]).value,
    ),
    draftFrom("", version(1, SECOND).value),
  );
  assert.deepEqual(said(draft), ["a 甲新", "n 新", "b 别", "z 末"]);
  assert.deepEqual(both, ["b"]);
});

test("what was taken over, in whatever words, or put aside is not offered again", () => {
  const taken = version(20417, [["a", "x"]], { standard: 2 });
  assert.equal(only(version(2, SECOND), version(1, FIRST), taken), undefined);
  const aside = { ...version(2, SECOND), value: { ...version(2, SECOND).value, retired: true } };
  assert.equal(only(version(2, SECOND), version(1, FIRST), aside), undefined);
  assert.equal(only(version(2, SECOND), version(20417, SECOND)), undefined);
  assert.equal(only(version(3, FIRST), version(1, FIRST), taken)?.brought.id, "CL-X@3");
});

test("a limit table that differs is offered once, and what is taken over carries no confirmation", () => {
  const [table] = LIMIT_TABLES;
  assert.ok(table);
  const own = {
    id: table.id,
    value: { ...table.value, standard: 0, values: { fixed: 0.1 }, confirmed_by: "P17" },
  };
  const [offer] = tableOffers(LIMIT_TABLES, [own, ...LIMIT_TABLES.slice(1)]);
  assert.ok(offer);
  const written = takenOver(offer);
  assert.deepEqual(written.values, table.value.values);
  assert.equal("confirmed_by" in written, false);
  for (const set of [written, keptOwn(offer)])
    assert.deepEqual(tableOffers([table], [{ id: own.id, value: { ...own.value, ...set } }]), []);
  const newer = { id: table.id, value: { ...table.value, standard: 2, unit: "mΩ" } };
  assert.equal(tableOffers([newer], [table]).length, 1);
});
