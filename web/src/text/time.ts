// Says days, times and spans in Asia/Shanghai, whatever zone the device is set to.

import { lang } from "./lang";
import { texts } from "./texts";

export const ZONE = "Asia/Shanghai";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Shanghai has kept one time since its last summer time; asking for the day is far dearer than adding eight hours. */
const SAME_SINCE = Date.UTC(1992, 0, 1);
const AHEAD = 8 * HOUR;

const t = texts({
  just_now: ["刚刚", "just now"],
  minutes_ago: ["{n} 分钟前", "{n} min ago"],
  hours_ago: ["{n} 小时前", "{n} h ago"],
  days_ago: ["{n} 天前", { one: "{n} day ago", other: "{n} days ago" }],
  seconds: ["{n} 秒", "{n} s"],
  minutes: ["{n} 分钟", "{n} min"],
  hours: ["{n} 小时", "{n} h"],
  hours_minutes: ["{n} 小时 {m} 分", "{n} h {m} min"],
  days: ["{n} 天", { one: "{n} day", other: "{n} days" }],
  today: ["今天", "today"],
  tomorrow: ["明天", "tomorrow"],
  yesterday: ["昨天", "yesterday"],
});

const made = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a millisecond on a phone, so each is made once. */
function format(at: number, options: Intl.DateTimeFormatOptions, locale = tongue()): string {
  const key = locale + JSON.stringify(options);
  let maker = made.get(key);
  if (!maker) {
    maker = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: "h23", ...options });
    made.set(key, maker);
  }
  return maker.format(at);
}

function tongue(): string {
  return lang.value === "zh" ? "zh-CN" : "en-GB";
}

/** The day `YYYY-MM-DD` in Shanghai on which an instant falls. */
export function dayOf(at: number): string {
  if (at >= SAME_SINCE) return new Date(at + AHEAD).toISOString().slice(0, 10);
  return format(at, { year: "numeric", month: "2-digit", day: "2-digit" }, "sv-SE");
}

/** A stored day in words: "11月21日周六", "Sat 21 Nov"; with the year when it is another one. */
export function day(text: string, now = Date.now()): string {
  const at = Date.parse(`${text}T12:00:00+08:00`);
  if (Number.isNaN(at)) return text;
  const year = text.slice(0, 4) === dayOf(now).slice(0, 4) ? {} : { year: "numeric" as const };
  const said = format(at, { ...year, month: "short", day: "numeric", weekday: "short" });
  return said.replace(",", ""); // English puts one only where a year follows
}

/** The heads of a calendar's seven columns, from Monday: "一", "M". */
export function weekLetters(): string[] {
  const monday = Date.UTC(2026, 10, 2, 4);
  return Array.from({ length: 7 }, (_, n) => format(monday + n * DAY, { weekday: "narrow" }));
}

/** A month by its name, from 1: "1月", "January". */
export function monthName(month: number): string {
  return format(Date.UTC(2026, month - 1, 15), { month: "long" });
}

/** Today, tomorrow or yesterday by name, else the day. */
export function nearDay(text: string, now = Date.now()): string {
  if (text === dayOf(now)) return t("today");
  if (text === dayOf(now + DAY)) return t("tomorrow");
  if (text === dayOf(now - DAY)) return t("yesterday");
  return day(text, now);
}

export function clockTime(at: number): string {
  return format(at, { hour: "2-digit", minute: "2-digit" });
}

/** An instant in full: "11月21日 09:12", "21 Nov, 09:12". */
export function moment(at: number, now = Date.now()): string {
  const year = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4) ? {} : { year: "numeric" as const };
  return format(at, {
    ...year,
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}

export function ago(at: number, now = Date.now()): string {
  const past = Math.max(0, now - at);
  if (past < MINUTE) return t("just_now");
  if (past < HOUR) return t("minutes_ago", { n: Math.floor(past / MINUTE) });
  if (past < DAY) return t("hours_ago", { n: Math.floor(past / HOUR) });
  return t("days_ago", { n: Math.floor(past / DAY) });
}

/** A length of time, its sign left out. */
export function span(ms: number): string {
  const long = Math.abs(ms);
  if (long < MINUTE) return t("seconds", { n: Math.round(long / 1000) });
  if (long < HOUR) return t("minutes", { n: Math.round(long / MINUTE) });
  if (long >= 2 * DAY) return t("days", { n: Math.floor(long / DAY) });
  const n = Math.floor(long / HOUR);
  const m = Math.floor((long % HOUR) / MINUTE);
  return m ? t("hours_minutes", { n, m }) : t("hours", { n });
}
