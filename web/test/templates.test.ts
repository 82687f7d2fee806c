// Checklists in the editor: what is wrong with them, what changed, how lines move, what a version is called.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { itemsOf, newest, nextVersion, versionName } from "../src/checklist";
import { caseRows, specialOf } from "../src/limits/cases";
import { cellsOf, valuesOf } from "../src/limits/cells";
import { isAssumed, isChangedSince, limitsText } from "../src/limits/confirmed";
import { differences, isSame } from "../src/templates/compare";
import { asDraft, type Draft, draftFrom, freshItem, tidy, withType } from "../src/templates/draft";
import { CODES } from "../src/templates/flaw";
import { flaws } from "../src/templates/flaws";
import { insert, renameSection, step, toSection } from "../src/templates/order";
import { wrong } from "../src/text/templates";

const CATALOGUE = JSON.parse(readFileSync("../server/demo/firm/catalogue.json", "utf8"));
const TABLES = CATALOGUE.limit_tables;
const ct = () => draftOf("CL-CT-Q");
const monitor = () => draftOf("CL-MON-Y");

function draftOf(code: string): Draft {
  const found = CATALOGUE.templates.find((template: { code: string }) => template.code === code);
  return draftFrom(`${code}@1`, structuredClone(found));
}

function codes(draft: Draft): string[] {
  return flaws(draft, TABLES, ["CL-CT-Q"]).map(({ item, code, about }) =>
    [item, code, about].filter(Boolean).join(" "),
  );
}

function changed(draft: Draft, id: string, set: object): Draft {
  return {
    ...draft,
    items: draft.items.map((item) => (item.id === id ? { ...item, ...set } : item)),
  };
}

test("the checklists that the product brings have nothing that keeps them from being published", () => {
  for (const { code } of CATALOGUE.templates)
    assert.deepEqual(
      flaws(draftOf(code), TABLES, []).filter(({ mild }) => !mild),
      [],
      code,
    );
});

test("everything that can be wrong has its sentence in both languages", () => {
  for (const code of CODES) assert.equal(Object.hasOwn(wrong.area, code), true, code);
  assert.deepEqual(Object.keys(wrong.area).sort(), [...CODES].sort());
});

test("a CT checklist without one of its three promised sections is not published", () => {
  const tuning = ct().items.find(({ section }) => section.includes("调优"))?.section ?? "";
  const without = { ...ct(), items: ct().items.filter(({ section }) => section !== tuning) };
  assert.ok(codes(without).includes("missing_section 性能调优"));
  assert.ok(
    !codes({ ...without, contract: "S000" }).some((code) => code.startsWith("missing_section")),
  );
});

test("limits, ids, wordings and options that cannot work are said with their line", () => {
  const found = codes({
    ...changed(changed(ct(), "room_temp", { limits: { min: 30, max: 24 } }), "estop", { zh: " " }),
    code: "no good",
  });
  assert.ok(found.includes("room_temp turned_limits"));
  assert.ok(found.includes("estop no_wording"));
  assert.ok(found.includes("bad_code no good"));
  assert.ok(codes(changed(ct(), "release", { options: [] })).includes("release few_options"));
  assert.ok(
    codes(changed(ct(), "room_rh", { id: "room_temp" })).includes("room_temp same_id room_temp"),
  );
  assert.ok(
    codes(changed(ct(), "room_temp", { warn_range: [10, 20] })).includes(
      "room_temp warning_outside",
    ),
  );
});

test("a new checklist does not take the code of another one", () => {
  assert.ok(codes({ ...ct(), base: "" }).includes("code_taken CL-CT-Q"));
  assert.ok(!codes(ct()).includes("code_taken CL-CT-Q"));
});

test("a limit table is asked for by choices that come before the line", () => {
  const line = monitor().items.find(({ limit_table }) => limit_table === "IEC62353_EQL")?.id ?? "";
  assert.ok(
    codes(changed(monitor(), line, { lookup: ["class"] })).includes(`${line} table_lookup method`),
  );
  assert.ok(
    codes(changed(monitor(), line, { limit_table: "NONE" })).includes(`${line} no_table NONE`),
  );
});

test("a condition on a line that is gone, comes later or cannot say so is found", () => {
  assert.ok(
    codes(changed(ct(), "estop", { show_when: { gone: ["x"] } })).includes(
      "estop condition_gone gone",
    ),
  );
  assert.ok(
    codes(changed(ct(), "release", { show_when: { estop: ["pass"] } })).includes(
      "release condition_later estop",
    ),
  );
  assert.ok(
    codes(changed(ct(), "estop", { show_when: { release: ["maybe"] } })).includes(
      "estop condition_value maybe",
    ),
  );
});

test("more than a change can carry is said before it is published", () => {
  const long = changed(ct(), "release", { note: "长".repeat(21_000) });
  assert.ok(codes(long).some((code) => code.startsWith("too_long")));
});

test("what changed between two versions is told line by line", () => {
  const before = ct();
  const made = {
    ...freshItem(before.items, before.items[3], "numeric"),
    zh: "新值",
    en: "new value",
  };
  const after = {
    ...changed(before, "room_temp", { limits: { min: 18, max: 26 } }),
    interval_months: 6,
  };
  after.items = insert(after.items, made).filter(({ id }) => id !== "log_errors");
  const { head, lines } = differences(before, after);
  assert.deepEqual(
    head.map(({ name }) => name),
    ["interval_months"],
  );
  assert.deepEqual(
    lines.map(({ kind, item, fields }) => [kind, item.id, ...fields.map(({ name }) => name)]),
    [
      ["added", made.id],
      ["changed", "room_temp", "limits"],
      ["removed", "log_errors"],
    ],
  );
});

test("one line that moved is one change, not one for each line that it passed", () => {
  const items = ct().items;
  const first = items[0];
  assert.ok(first);
  const { lines } = differences(ct(), {
    ...ct(),
    items: [...items.slice(1, 9), first, ...items.slice(9)],
  });
  assert.deepEqual(
    lines.map(({ kind, item }) => [kind, item.id]),
    [["moved", first.id]],
  );
});

test("nothing filled in and a member that is absent are the same", () => {
  const after = changed(changed(ct(), "estop", { note: "", warn_values: [] }), "room_temp", {
    trend: false,
  });
  assert.ok(isSame(differences(ct(), after)));
  assert.deepEqual(
    Object.keys(tidy({ ...(after.items[0] as never as object), trend: false } as never)).includes(
      "trend",
    ),
    false,
  );
});

test("a line goes up and down, over a section's edge by changing its section first", () => {
  const [a, b, c] = itemsOf([
    { id: "a", section: "A" },
    { id: "b", section: "A" },
    { id: "c", section: "B" },
  ]);
  assert.ok(a && b && c);
  assert.deepEqual(
    step([a, b, c], "b", -1).map(({ id }) => id),
    ["b", "a", "c"],
  );
  assert.deepEqual(
    step([a, b, c], "b", 1).map(({ id, section }) => id + section),
    ["aA", "bB", "cB"],
  );
  assert.deepEqual(step([a, b, c], "c", 1), [a, b, c]);
  assert.deepEqual(
    toSection([a, b, c], "a", "B", "").map(({ id }) => id),
    ["b", "c", "a"],
  );
  assert.deepEqual(
    renameSection([a, b, c], "A", "Z", "zed").map(({ section }) => section),
    ["Z", "Z", "B"],
  );
});

test("a line of another type loses what that type does not know and keeps the rest", () => {
  const number = ct().items.find(({ id }) => id === "room_temp");
  assert.ok(number);
  const ticked = withType(number, "pass_fail");
  assert.equal(ticked.unit, undefined);
  assert.equal(ticked.limits, undefined);
  assert.deepEqual([ticked.id, ticked.zh, ticked.section], [number.id, number.zh, number.section]);
});

test("a draft comes back from the disk as it was, and rubbish is none", () => {
  assert.deepEqual(asDraft(JSON.parse(JSON.stringify(ct()))), ct());
  assert.equal(asDraft({ items: "x" }), null);
  assert.equal(asDraft(null), null);
});

test("two versions published apart keep their own numbers and are called the same edition", () => {
  const [mine, theirs] = [nextVersion([1], 0.0417), nextVersion([1], 0.9999)];
  assert.notEqual(mine, theirs);
  assert.deepEqual(
    [versionName(1), versionName(mine), versionName(theirs)],
    ["1", "2-0417", "2-9999"],
  );
  assert.equal(versionName(nextVersion([1, mine, theirs], 0)), "3-0000");
  const all = [
    { code: "X", version: 1 },
    { code: "X", version: mine },
    { code: "X", version: theirs },
  ];
  assert.equal(newest(all, "X")?.version, theirs);
  assert.equal(
    newest([...all, { code: "X", version: 90_000, retired: true }], "X")?.version,
    theirs,
  );
});

test("a limit table counts as assumed until exactly its limits were confirmed", () => {
  const table = structuredClone(TABLES[2]);
  assert.ok(isAssumed(table));
  const confirmed = { ...table, confirmed_by: "P17", confirmed_values: limitsText(table) };
  assert.ok(!isAssumed(confirmed));
  const changed = { ...confirmed, values: { ...confirmed.values, I: { direct: 600 } } };
  assert.ok(isAssumed(changed) && isChangedSince(changed));
  assert.ok(!isAssumed({ ...confirmed, note: "another note" }));
  const turned = {
    ...confirmed,
    values: Object.fromEntries(Object.entries(table.values).reverse()),
  };
  assert.ok(!isAssumed(turned));
});

test("a limit table's rows give back its limits, empty ones as none", () => {
  for (const { values, by } of TABLES)
    assert.deepEqual(valuesOf(cellsOf(values, by.length)), values);
  for (const { special } of TABLES) assert.deepEqual(specialOf(caseRows(special)), special ?? {});
  assert.equal(
    specialOf([{ id: "a", zh: "甲", en: "", text: "5", when: { class: [] }, ask: true }]),
    null,
  );
  assert.equal(valuesOf([{ path: ["I"], text: "a lot" }]), null);
  assert.deepEqual(valuesOf([{ path: ["I", "direct"], text: "０．５" }]), { I: { direct: 0.5 } });
});

test("a new version stays for the kind of job that the last one was for, and a change of it is said", () => {
  const before = draftFrom("CL-ACC@1", { code: "CL-ACC", job_type: "installation", items: [] });
  assert.equal(before.job_type, "installation");
  const after = { ...before, job_type: "repair" as const };
  assert.deepEqual(differences(before, after).head, [
    { name: "job_type", before: "installation", after: "repair" },
  ]);
});

test("a special case hangs on ticked answers; a line without one ticked is not finished", () => {
  const one = { id: "a", zh: "甲", en: "", text: "5", ask: false };
  const when = { class: ["I"], gone_line: ["old answer"] };
  assert.deepEqual(specialOf([{ ...one, when }]), { a: { value: 5, zh: "甲", en: "甲", when } });
  assert.equal(specialOf([{ ...one, when: { class: [] } }]), null);
});
