// Addresses: what belongs to which screen.

import assert from "node:assert/strict";
import { before, test } from "node:test";

type Router = typeof import("../src/router");
let router: Router;

before(async () => {
  const at = { pathname: "/", search: "", hash: "" };
  Object.assign(globalThis, { location: at, history: { state: null } });
  router = await import("../src/router");
});

test("an address gives its parts by name, decoded", () => {
  assert.deepEqual(router.match("/job/:job", "/job/J%201?x=1#y"), { job: "J 1" });
  assert.deepEqual(router.match("/", "/"), {});
});

test("another length or another word is another screen", () => {
  assert.equal(router.match("/job/:job", "/job"), null);
  assert.equal(router.match("/job/:job", "/run/J1"), null);
});

test("an id with any sign in it comes back whole", () => {
  const id = "demo-ct~CL-CT-Q@1/50%";
  assert.deepEqual(router.match("/run/:id", router.to("run", id)), { id });
});

test("a broken escape is taken as it stands", () => {
  assert.deepEqual(router.match("/job/:job", "/job/%E0%A4%A"), { job: "%E0%A4%A" });
});
