// Seeded days: several devices change, lose, repeat, close and reopen at random; in the end all agree, nothing is lost, and nobody has what they may not see.

import assert from "node:assert/strict";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { Day } from "./field/day";
import { happened } from "./field/faults";
import { team } from "./field/team";

const firm = team();
const SEEDS = Number(process.env.SEEDS ?? "6");
const FIRST = Number(process.env.SEED ?? "1");
const failed: Record<string, string[]> = { lost: [], diverged: [], leaked: [], broken: [] };

/** Without a range of its own a run also repeats every seed that ever failed. */
function seeds(): number[] {
  const range = Array.from({ length: SEEDS }, (_, i) => FIRST + i);
  if (process.env.SEED) return range;
  const kept = readFileSync(join(process.env.KEPT_TESTS ?? ".", "..", "seeds.json"), "utf8");
  return [...range, ...(JSON.parse(kept) as { client: number[] }).client];
}

async function live(day: Day): Promise<void> {
  try {
    await day.begin();
    for (let i = 0; i < 60; i++) await day.step();
    await day.calm();
  } catch (error) {
    failed.broken?.push(String(day.seed));
    throw error;
  }
  const [differences, lost] = [await day.differences(), await day.lost()];
  if (differences.length > 0) failed.diverged?.push(String(day.seed));
  if (lost.length > 0) failed.lost?.push(String(day.seed));
  if (day.leaks.length > 0) failed.leaked?.push(String(day.seed));
  assert.deepEqual(day.leaks, []);
  assert.deepEqual(differences, []);
  assert.deepEqual(lost, []);
}

for (const seed of seeds())
  test(`a day of seed ${seed} ends with everybody agreeing, every value accounted for and nothing leaked`, async () => {
    const day = new Day(firm, seed);
    await live(day).catch((error) => {
      throw new Error(`seed ${seed}\n${day.diary.slice(-60).join("\n")}`, { cause: error });
    });
  });

after(() => {
  const out = process.env.SOAK_OUT;
  const line = { first: FIRST, runs: SEEDS, happened: Object.fromEntries(happened), failed };
  if (out) appendFileSync(out, `${JSON.stringify(line)}\n`);
});
