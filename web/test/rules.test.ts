// What the app computes itself is what the server's rules say: steps of a job, working days.

import assert from "node:assert/strict";
import { test } from "node:test";
import { provisional, SHIPPED, works } from "../src/days/calendar";
import { jobState, type StepName, standingSteps } from "../src/jobs/state";
import vectors from "./rule_vectors.json";

test("a job stands where the server says it stands, whatever was corrected", () => {
  for (const { steps, expect } of vectors.jobs) {
    const views = steps.map(({ id, at, name, voids }) => ({
      id,
      at,
      value: { step: name as StepName, voids },
    }));
    assert.equal(jobState(views), expect.state, JSON.stringify(steps));
    assert.deepEqual(
      standingSteps(views).map(({ id }) => id),
      expect.standing,
    );
  }
});

test("a day is worked, and that is sure, as the server counts it", () => {
  for (const [day, worked, unsure] of vectors.days as [string, boolean, boolean][]) {
    assert.deepEqual([works(day, SHIPPED), provisional(day, SHIPPED)], [worked, unsure], day);
  }
});
