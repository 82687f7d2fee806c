// What the app says: both languages, plurals, Shanghai's days, and only what is true about the sync.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { type Standing, sayStanding } from "../src/frame/words";
import {
  ago,
  aside,
  bytes,
  clockTime,
  day,
  dayOf,
  moment,
  nearDay,
  span,
  speak,
  texts,
} from "../src/text";
import { worded, wordedAll } from "../src/text/redacted";
import { isOffline, why } from "../src/text/trouble";

const MORNING = Date.parse("2026-11-21T07:30:00+08:00");

afterEach(() => speak("zh"));

test("a phrase is said in the chosen language, English by its number", () => {
  const t = texts({ jobs: ["{n} 个工单", { one: "{n} job", other: "{n} jobs" }] });
  assert.equal(t("jobs", { n: 1 }), "1 个工单");
  speak("en");
  assert.equal(t("jobs", { n: 1 }), "1 job");
  assert.equal(t("jobs", { n: 0 }), "0 jobs");
});

test("what a person typed is never taken for a placeholder", () => {
  const t = texts({ of: ["{who}：{what}", "{who}: {what}"] });
  assert.equal(t("of", { who: "{what}", what: "$&" }), "{what}：$&");
});

test("a day is Shanghai's day, also where the device is set to another zone", () => {
  assert.equal(dayOf(Date.parse("2026-11-20T16:30:00Z")), "2026-11-21");
  assert.equal(dayOf(Date.parse("2026-11-20T15:59:00Z")), "2026-11-20");
  assert.equal(clockTime(Date.parse("2026-11-20T16:05:00Z")), "00:05");
});

test("days near by have names, others their date, another year is named", () => {
  assert.equal(nearDay("2026-11-21", MORNING), "今天");
  assert.equal(nearDay("2026-11-22", MORNING), "明天");
  assert.equal(day("2026-11-24", MORNING), "11月24日周二");
  assert.match(day("2027-01-05", MORNING), /2027年/);
  assert.equal(day("not a day"), "not a day");
  speak("en");
  assert.match(moment(MORNING, MORNING), /21 Nov.*07:30/);
  assert.equal(day("2026-11-24", MORNING), "Tue 24 Nov");
  assert.equal(day("2027-01-05", MORNING), "Tue 5 Jan 2027");
});

test("spans are said in the unit that a person would choose", () => {
  assert.equal(span(42_000), "42 秒");
  assert.equal(span(-7 * 60_000), "7 分钟");
  assert.equal(span(125 * 60_000), "2 小时 5 分");
  assert.equal(span(50 * 3_600_000), "2 天");
  assert.equal(ago(MORNING - 59_000, MORNING), "刚刚");
  assert.equal(ago(MORNING + 5_000, MORNING), "刚刚");
  assert.equal(ago(MORNING - 3 * 3_600_000, MORNING), "3 小时前");
});

test("what stands in for redacted words is said in words, in the tongue of whoever reads", () => {
  assert.equal(worded("型号 [redacted]，■■■"), "型号 （内容已删除），（内容已删除）");
  assert.equal(worded("[redacted] room"), "（内容已删除） room");
  speak("en");
  assert.equal(worded("[redacted]"), "(redacted)");
  assert.deepEqual(wordedAll({ runs: [{ note: "■■■", n: 1, at: null }] }, "zh"), {
    runs: [{ note: "（内容已删除）", n: 1, at: null }],
  });
});

test("sizes and asides", () => {
  assert.equal(bytes(999), "999 B");
  assert.equal(bytes(1_234_567), "1.2 MB");
  assert.equal(aside("刚刚"), "（刚刚）");
  assert.equal(aside(""), "");
});

const FINE: Standing = {
  word: "idle",
  last: MORNING - 180_000,
  online: true,
  filling: false,
  slow: false,
  unsent: 0,
  now: MORNING,
};

test("the word on the sync is a fact", () => {
  assert.equal(sayStanding(FINE).text, "已同步 3 分钟前");
  assert.equal(sayStanding({ ...FINE, unsent: 3 }).text, "3 条待发送");
  assert.equal(sayStanding({ ...FINE, unsent: 3, word: "syncing" }).text, "正在发送 3 条");
  assert.equal(
    sayStanding({ ...FINE, unsent: 3, word: "syncing", slow: true }).text,
    "暂无回应，3 条已保存在本机",
  );
  assert.equal(sayStanding({ ...FINE, unsent: 3, online: false }).text, "离线，3 条已保存在本机");
  assert.equal(sayStanding({ ...FINE, word: "signed_out", unsent: 2 }).text, "请登录后发送 2 条");
});

test("nothing is called synced before a round was completed", () => {
  for (const online of [null, true, false])
    assert.doesNotMatch(sayStanding({ ...FINE, last: null, online }).text, /^已同步/);
});

test("a round that only asks for news is not mentioned", () => {
  assert.equal(sayStanding({ ...FINE, word: "syncing" }).text, "已同步 3 分钟前");
  assert.equal(sayStanding({ ...FINE, word: "syncing", unsent: 5 }).text, "正在发送 5 条");
});

test("an error says its own sentence, one without says that there was no answer", () => {
  const full = Object.assign(new Error("full"), { said: { zh: "满了", en: "full" } });
  assert.equal(why(full), "满了");
  assert.equal(isOffline(full), false);
  assert.equal(isOffline(new TypeError("Failed to fetch")), true);
  assert.equal(why(new TypeError("Failed to fetch")), "连不上服务器");
});

test("a day is Shanghai's, also just before and after its midnight and in the years of its summer time", () => {
  assert.equal(dayOf(Date.parse("2026-11-20T15:59:59.999Z")), "2026-11-20");
  assert.equal(dayOf(Date.parse("2026-11-20T16:00:00Z")), "2026-11-21");
  assert.equal(dayOf(Date.parse("1988-07-01T15:30:00Z")), "1988-07-02");
  assert.throws(() => dayOf(Number.NaN), RangeError);
});
