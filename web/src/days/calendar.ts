// Which days are worked on the mainland, offline: the years that came with the app, or those the firm wrote down.

import { computed } from "@preact/signals";
import { all } from "../lists/all";
import { YEARS } from "./years.gen";

export interface Year {
  published: boolean;
  off: readonly string[];
  work: readonly string[];
}

export type Calendar = ReadonlyMap<number, Year>;

export const SHIPPED: Calendar = new Map(
  Object.entries(YEARS).map(([year, days]) => [Number(year), days]),
);

/** The firm's own records stand in place of what came with the app. */
export const calendar = computed<Calendar>(() => {
  const years = new Map(SHIPPED);
  for (const { id, value } of all("calendar_year") ?? []) {
    const { published = false, off = [], work = [] } = value;
    if (/^\d{4}$/.test(id)) years.set(Number(id), { published, off, work });
  }
  return years;
});

const DAY = 86_400_000;

/** The day `n` days later; days are `YYYY-MM-DD`. */
export function later(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);
}

/** 0 Sunday to 6 Saturday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export function monday(day: string): string {
  return later(day, -((weekday(day) + 6) % 7));
}

export function works(day: string, known: Calendar): boolean {
  const year = known.get(Number(day.slice(0, 4)));
  if (year?.work.includes(day)) return true;
  return weekday(day) % 6 !== 0 && !year?.off.includes(day);
}

/** The notice for that year is not out, or not known here: weekends may still be moved. */
export function provisional(day: string, known: Calendar): boolean {
  return !known.get(Number(day.slice(0, 4)))?.published;
}

export function workingDays(first: string, last: string, known: Calendar): string[] {
  const days = [];
  for (let day = first; day <= last; day = later(day, 1)) if (works(day, known)) days.push(day);
  return days;
}
