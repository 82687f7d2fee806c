// The register: what a search finds, what a score means, what may be entered, where a plot's points lie.

import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { bandOf, months, scoreOf, stored } from "../src/records/score";
import { enteredFrom, judge, patchOf } from "../src/screens/equipment/entering";
import { plotted } from "../src/screens/equipment/plotting";
import { entry, looked, spell } from "../src/search";

const DEVICES = [
  ["64排X射线计算机体层摄影设备", "联影", "SN-0001", "青禾市示范人民医院"],
  ["病人监护仪", "迈瑞", "MR-77", "重庆示范医院"],
  ["绿色呼吸机", "Dräger", "ＳＮ－0002", "青禾市示范中医院"],
  ["Ultrasound B", "GE", "sn-0003", ""],
].map(([name, vendor, serial, hospital]) => ({
  name,
  entry: entry([serial], [name, vendor, hospital]),
}));

const found = (query: string) =>
  looked(DEVICES, query, (device) => device.entry).map(({ name }) => name);
const ALL = DEVICES.map(({ name }) => name);
const [ct, monitor, ventilator, ultrasound] = ALL;

const SEARCHES: [string, (string | undefined)[]][] = [
  ["", ALL],
  ["计算机", [ct]],
  ["jsj", [ct]],
  ["JSJ", [ct]],
  ["jisuanji", [ct]],
  ["ji suan ji", [ct]],
  ["64pxsx", [ct]],
  ["brjhy", [monitor]],
  ["jianhu", [monitor]],
  ["lvse", [ventilator]],
  ["hxj", [ventilator]],
  ["chongqing", [monitor]],
  ["qhs", [ct, ventilator]],
  ["示范 呼吸", [ventilator]],
  ["sfzyy hxj", [ventilator]],
  ["sn-000", [ct, ventilator, ultrasound]],
  ["ｓｎ－0002", [ventilator]],
  ["ultra ge", [ultrasound]],
  ["dräger", [ventilator]],
  ["jsj 监护", []],
  ["xyz", []],
];

test("Chinese, its sounds, their first letters and numbers are found, each word anywhere", async () => {
  for (const [query] of SEARCHES) found(query); // says which words are to be spelled
  await spell();
  for (const [query, expected] of SEARCHES) assert.deepEqual(found(query), expected, query);
});

test("a risk score of 12 brings a device into the programme, of 17 twice a year", () => {
  const of = (use: number, risk: number, maintenance: number) => ({
    function: use,
    risk,
    maintenance,
  });
  assert.equal(bandOf(of(10, 5, 5)), "high");
  assert.equal(bandOf(of(10, 5, 2)), "high");
  assert.equal(bandOf(of(10, 5, 1)), "middle");
  assert.equal(bandOf(of(6, 3, 3)), "middle");
  assert.equal(bandOf(of(6, 3, 2)), "low");
  for (const wrong of [null, {}, of(1, 1, 1), of(11, 1, 1), of(2, 6, 1), of(2.5, 1, 1)])
    assert.equal(bandOf(wrong), "none");
  const score = scoreOf(of(6, 3, 5));
  assert.ok(score);
  assert.equal(months(score), 12);
  assert.deepEqual(stored(score), { ...of(6, 3, 5), em: 14, pm_months: 12, in_programme: true });
});

test("days that cannot follow each other are named, and only what differs is written", () => {
  const begun = enteredFrom({ value: { name_zh: "CT", hospital: "H01", serial: "1" } });
  assert.deepEqual(judge(begun), {});
  const later = {
    ...begun,
    warranty_start: "2024-02-01",
    warranty_end: "2024-01-01",
    pm_months: "x",
  };
  assert.deepEqual(judge(later), { warranty_end: "wrong_order", pm_months: "wrong_months" });
  assert.deepEqual(judge({ ...begun, name_zh: " ", hospital: "", start_date: "2024-02-31x" }), {
    name_zh: "wrong_name",
    hospital: "wrong_hospital",
    start_date: "wrong_day",
  });
  assert.deepEqual(patchOf(begun, { ...begun, serial: " 2 ", pm_months: "6" }), {
    serial: "2",
    pm_months: 6,
  });
  assert.deepEqual(patchOf(begun, begun), {});
});

test("a plot shows its limits where they are near, and higher values stand higher", () => {
  const point = (at: number, value: number, max: number | null) => ({
    at,
    value,
    min: null,
    max,
    outcome: "pass",
  });
  const near = plotted({
    id: "t",
    name: "",
    unit: "",
    points: [point(1, 10, 12), point(2, 11, 12), point(3, 13, 12)],
  });
  assert.equal(near.max.split(" ").length, 3);
  const [first, second, last] = near.points;
  assert.ok(first && second && last && first.y > second.y && second.y > last.y && first.x < last.x);
  const limit = Number(near.max.split(",")[1]?.split(" ")[0]);
  assert.ok(
    limit < second.y && limit > last.y,
    "the limit lies between what kept and what broke it",
  );
  const far = plotted({
    id: "t",
    name: "",
    unit: "",
    points: [point(1, 10, 500), point(2, 11, 500)],
  });
  assert.equal(far.max, "");
});
