// Where a job stands, read from its steps: late words, corrections, endings.

import assert from "node:assert/strict";
import { test } from "node:test";
import { jobState, overdue, type StepName, type StepView, standingSteps } from "../src/jobs/state";

let clock = 0;

function step(name: StepName, voids = "", at = ++clock): StepView {
  return { id: `${name}-${at}`, at, value: { step: name, voids } };
}

test("a job without steps is planned", () => {
  assert.equal(jobState([]), "planned");
});

test("the furthest step counts, whatever the order of arrival", () => {
  const steps = [step("accepted"), step("departed"), step("arrived")];
  assert.equal(jobState([...steps].reverse()), "arrived");
});

test("a colleague who arrives later does not set back a job that has begun", () => {
  assert.equal(jobState([step("started"), step("arrived")]), "started");
});

test("work that paused goes on when it is resumed", () => {
  const steps = [step("started"), step("paused")];
  assert.equal(jobState(steps), "paused");
  assert.equal(jobState([...steps, step("resumed")]), "started");
});

test("what is done stays done when a late step comes in", () => {
  assert.equal(jobState([step("done"), step("started"), step("paused")]), "done");
});

test("a reopened job is at work again, and can be done again", () => {
  const steps = [step("done"), step("reopened")];
  assert.equal(jobState(steps), "started");
  assert.equal(jobState([...steps, step("done")]), "done");
});

test("a correction takes the place of the step that it voids", () => {
  const wrong = step("done");
  const steps = [step("started"), wrong, step("paused", wrong.id)];
  assert.equal(jobState(steps), "paused");
  assert.ok(!standingSteps(steps).includes(wrong));
});

test("a voided correction brings back what it had voided", () => {
  const done = step("done");
  const correction = step("paused", done.id);
  assert.equal(jobState([done, correction, step("resumed", correction.id)]), "done");
});

test("a step that voids one of its own name takes it back", () => {
  const done = step("done");
  assert.equal(jobState([step("started"), done, step("done", done.id)]), "started");
});

test("a correction counts although its clock was behind", () => {
  const done = step("done", "", 1000);
  assert.equal(jobState([step("started", "", 900), done, step("paused", done.id, 950)]), "paused");
});

test("a step that voids itself stays", () => {
  const odd = { id: "x", at: 1, value: { step: "done" as const, voids: "x" } };
  assert.equal(jobState([odd]), "done");
});

test("a job is overdue on the day after its last day, and never once it has ended", () => {
  const job = { planned: "2026-11-01", due: "2026-11-20" };
  assert.equal(overdue(job, "accepted", "2026-11-20"), false);
  assert.equal(overdue(job, "accepted", "2026-11-21"), true);
  assert.equal(overdue(job, "done", "2026-11-21"), false);
  assert.equal(overdue({ planned: "", due: "" }, "planned", "2026-11-21"), false);
  assert.equal(overdue({ planned: "2026-11-20" }, "planned", "2026-11-21"), true);
});
