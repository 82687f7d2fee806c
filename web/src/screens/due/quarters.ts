// The quarters that one plans for: this one and the next three.

import { t } from "../../text/due";

/** `2027-Q1`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

export function quartersFrom(day: string, count = 4): string[] {
  const [year = 0, n = 1] = quarterOf(day).split("-Q").map(Number);
  return Array.from({ length: count }, (_, i) => {
    const k = n - 1 + i;
    return `${year + Math.floor(k / 4)}-Q${(k % 4) + 1}`;
  });
}

export function lastDay(quarter: string): string {
  const [year = "", n = "1"] = quarter.split("-Q");
  return `${year}-${["03-31", "06-30", "09-30", "12-31"][Number(n) - 1]}`;
}

export function sayQuarter(quarter: string): string {
  const [year = "", n = ""] = quarter.split("-Q");
  return t("quarter_name", { year, n });
}
