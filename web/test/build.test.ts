// What the build promises: a page that a strict content policy lets pass, and a worker that keeps it all.

import assert from "node:assert/strict";
import { globSync, readFileSync, statSync } from "node:fs";
import { test } from "node:test";

const page = readFileSync("dist/index.html", "utf8");
const files = globSync("dist/**/*")
  .filter((path) => statSync(path).isFile())
  .map((path) => path.slice("dist".length));

test("the page carries no script and no style of its own", () => {
  assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=/);
  for (const [, inside] of page.matchAll(/<script[^>]*>([^<]*)</g)) assert.equal(inside, "");
});

test("everything the page names is there", () => {
  const named = [...page.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, path]) => path);
  assert.ok(named.length > 3);
  for (const path of named) assert.ok(files.includes(path ?? ""), `${path} is missing`);
});

test("the worker keeps every file but itself and the guests' page", () => {
  const worker = readFileSync("dist/sw.js", "utf8");
  const left = files.filter((path) => !worker.includes(`"${path}"`)).map(nameOf);
  assert.deepEqual(left.sort(), ["/assets/guest", "/assets/guest-style", "/guest.html", "/sw.js"]);
});

test("a file under /assets/ carries the hash of what is in it", () => {
  const assets = files.filter((path) => path.startsWith("/assets/"));
  for (const path of assets) assert.match(path, /-[A-Z0-9]{8}\.\w+$/);
});

/** A file's path without the hash of what is in it. */
function nameOf(path: string): string {
  return path.replace(/-[A-Z0-9]{8}\.\w+$/, "");
}
