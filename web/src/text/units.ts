// What a template's unit is called here; a plain count or ratio has none to show.

import { texts } from "./texts";

const t = texts({
  count: ["", ""],
  ratio: ["", ""],
  day: ["天", "d"],
  h: ["小时", "h"],
  min: ["分钟", "min"],
  "scan-s": ["扫描秒", "scan s"],
});

export function unitName(unit: string | undefined): string {
  if (!unit) return "";
  return Object.hasOwn(t.area, unit) ? t.named(unit) : unit;
}

/** "22.5 °C", "34" */
export function withUnit(text: string, unit: string | undefined): string {
  const name = unitName(unit);
  return name ? `${text} ${name}` : text;
}
