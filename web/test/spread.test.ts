// The proposal for a quarter: everything once, no day too full, one visit a hospital where the windows allow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { later } from "../src/days/calendar";
import { type Means, minutes, spread, type Task } from "../src/screens/due/spread";
import { difference } from "../src/screens/week/move";

const FIRST = "2027-01-04";
const DAYS = Array.from({ length: 40 }, (_, n) => later(FIRST, n));

function task(id: string, hospital: string, due: number, minutes = 60): Task {
  const day = later(FIRST, due);
  return { id, hospital, minutes, due: day, opens: later(day, -15), ends: later(day, 90) };
}

function means(other: Partial<Means> = {}): Means {
  const nothing = { taken: () => 0, there: () => false };
  return { engineers: ["a", "b"], days: DAYS, capacity: 420, ...nothing, ...other };
}

test("devices of one hospital go into one visit", () => {
  const tasks = [task("1", "H1", 10), task("2", "H2", 10), task("3", "H1", 12)];
  const { visits, unplaced } = spread(tasks, means());
  assert.equal(unplaced.length, 0);
  assert.deepEqual(visits.map(({ tasks }) => tasks.map(({ id }) => id).join()).sort(), [
    "1,3",
    "2",
  ]);
});

test("a device whose window is not open yet has a visit of its own", () => {
  const tasks = [task("1", "H1", 1), { ...task("2", "H1", 200), ends: later(FIRST, 290) }];
  const { visits } = spread(
    tasks,
    means({ days: Array.from({ length: 300 }, (_, n) => later(FIRST, n)) }),
  );
  assert.equal(visits.length, 2);
  for (const {
    day,
    tasks: [first],
  } of visits)
    assert.ok(first && day >= first.opens && day < first.ends);
});

test("one whose period is over by then keeps no other of its hospital from being planned", () => {
  const over = { ...task("0", "H1", -90), ends: FIRST };
  const { visits, unplaced } = spread([over, task("1", "H1", 10), task("2", "H1", 12)], means());
  assert.deepEqual(
    visits.flatMap(({ tasks }) => tasks.map(({ id }) => id)),
    ["1", "2"],
  );
  assert.deepEqual(
    unplaced.map(({ id }) => id),
    ["0"],
  );
});

test("a visit longer than a day goes on the next day", () => {
  const tasks = Array.from({ length: 10 }, (_, n) => task(`${n}`, "H1", 20));
  const { visits } = spread(tasks, means({ engineers: ["a"] }));
  assert.deepEqual(
    visits.map((visit) => visit.tasks.length),
    [7, 3],
  );
});

test("who is in the hospital anyway takes it, and who is away takes nothing", () => {
  const day = later(FIRST, 3);
  const there = (engineer: string, on: string, hospital: string) =>
    engineer === "b" && on === day && hospital === "H1";
  const [joined] = spread([task("1", "H1", 10)], means({ there })).visits;
  assert.deepEqual([joined?.engineer, joined?.day], ["b", day]);
  const taken = (engineer: string) => (engineer === "b" ? Number.POSITIVE_INFINITY : 0);
  assert.equal(spread([task("1", "H1", 10)], means({ there, taken })).visits[0]?.engineer, "a");
});

test("what does not fit is said, not forced", () => {
  const { visits, unplaced } = spread([task("1", "H1", 10)], means({ taken: () => 400 }));
  assert.equal(visits.length, 0);
  assert.deepEqual(
    unplaced.map(({ id }) => id),
    ["1"],
  );
});

test("whatever is chosen: each once, within its window, no day too full", () => {
  let seed = 1;
  const random = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  for (let round = 0; round < 60; round++) {
    const tasks = Array.from({ length: 1 + random(60) }, (_, n) =>
      task(`${n}`, `H${random(6)}`, random(60) - 10, 30 + random(500)),
    );
    const taken = new Map(DAYS.map((day) => [day, random(420)]));
    const plan = spread(tasks, means({ taken: (_, day) => taken.get(day) ?? 0 }));
    const placed = plan.visits.flatMap((visit) => visit.tasks.map(({ id }) => id));
    const all = [...placed, ...plan.unplaced.map(({ id }) => id)].sort();
    assert.deepEqual(all, tasks.map(({ id }) => id).sort());
    const full = new Map<string, number>();
    for (const { engineer, day, hospital, tasks } of plan.visits) {
      assert.ok(
        tasks.every((one) => one.hospital === hospital && one.opens <= day && day < one.ends),
      );
      const key = `${engineer} ${day}`;
      full.set(key, (full.get(key) ?? taken.get(day) ?? 0) + minutes(tasks));
      const alone = tasks.length === 1 && (tasks[0]?.minutes ?? 0) > 420;
      assert.ok((full.get(key) ?? 0) <= 420 || alone, `${key} holds ${full.get(key)}`);
    }
  }
});

test("a job that moves to another row leaves its colleagues where they are", () => {
  assert.deepEqual(difference({ person: "a", day: FIRST }, { person: "b", day: FIRST }), {
    engineers: { add: ["b"], remove: ["a"] },
  });
  assert.deepEqual(difference({ person: "a", day: FIRST }, { person: "", day: DAYS[1] ?? "" }), {
    planned: DAYS[1],
    engineers: { remove: ["a"] },
  });
  assert.equal(difference({ person: "a", day: FIRST }, { person: "a", day: FIRST }), null);
});
