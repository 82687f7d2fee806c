// Nothing lies about unused: each phrase is said by a screen, each style is worn by one.

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";

const read = (...patterns: string[]) =>
  globSync(patterns).map((path) => readFileSync(path, "utf8"));
const SOURCES = read("src/**/*.{ts,tsx}", "*.html").join("\n");
/** `state_${name}` names all that begin so. */
const FORMED = [...SOURCES.matchAll(/([\w-]*)\$\{[^`}]*\}([\w-]*)/g)]
  .filter(([, head, tail]) => head || tail)
  .map(([, head, tail]) => new RegExp(`^${head}[\\w-]+${tail}$`));

function unnamed(names: string[], written: RegExp): string[] {
  const there = new Set(SOURCES.match(written));
  return names.filter((name) => !there.has(name) && !FORMED.some((formed) => formed.test(name)));
}

test("each phrase of a screen is said somewhere", () => {
  const areas = read("src/text/*.ts").map(
    (text) => text.match(/^export const t = .*?^\}\);/ms)?.[0],
  );
  const keys = areas.flatMap((area) => area?.match(/(?<=^ {2})\w+(?=: \[)/gm) ?? []);
  assert.ok(keys.length > 1000, `${keys.length} phrases`);
  assert.deepEqual(unnamed(keys, /(?<=["'`])\w+(?=["'`])/g), []);
});

test("each style is worn somewhere", () => {
  const rules = read("src/**/*.css")
    .join("\n")
    .replace(/\/\*.*?\*\/|"[^"]*"|url\([^)]*\)/gs, "");
  const worn = [...new Set(rules.match(/(?<=\.)[a-z][\w-]*/gi))];
  assert.ok(worn.length > 200, `${worn.length} styles`);
  assert.deepEqual(unnamed(worn, /[a-z][\w-]*/gi), []);
});
