// Makes a reading out of a newly typed value, judged by the same limits as the reading it stands for.

import { judge } from "../checklist";
import type { Reading } from "../schema.gen";
import { itemOf } from "./name";

/** Null when the item needs a number and this is none. */
export function readingFrom(run: string, item: string, raw: string, like: Reading): Reading | null {
  const known = itemOf(run, item);
  if (!known || !raw.trim()) return null;
  const limits = { min: like.limits?.min ?? null, max: like.limits?.max ?? null };
  const { limit_table, limits_from_model, ...plain } = known;
  const judged = judge({ ...plain, limits }, raw, {
    raws: () => undefined,
    table: () => undefined,
    maker: {},
  });
  if (known.type === "numeric" && judged.value === null) return null;
  const { outcome, reason, copied, ...kept } = like;
  const reading: Reading = { ...kept, raw, value: judged.value };
  return judged.outcome ? { ...reading, outcome: judged.outcome } : reading;
}
