// Seeded days: several devices change, lose, repeat, close and reopen at random; in the end all agree and nothing is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Day } from "./field/day";
import { team } from "./field/team";

const firm = team();
const SEEDS = Number(process.env.SEEDS ?? "6");
const FIRST = Number(process.env.SEED ?? "1");

for (let seed = FIRST; seed < FIRST + SEEDS; seed++)
  test(`a day of seed ${seed} ends with everybody agreeing and every value accounted for`, async () => {
    const day = new Day(firm, seed);
    try {
      await day.begin();
      for (let i = 0; i < 60; i++) await day.step();
      await day.calm();
      assert.deepEqual(await day.differences(), []);
      assert.deepEqual(await day.lost(), []);
    } catch (error) {
      throw new Error(`seed ${seed}\n${day.diary.slice(-60).join("\n")}`, { cause: error });
    }
  });
