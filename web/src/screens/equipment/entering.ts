// What is being entered for a device: kept as it is typed, judged before it is stored, written as what differs.

import { blank, change, type Patch, type View } from "../../local";
import type { Equipment } from "../../schema.gen";
import { DAYS, type FieldName, SECTION_NAMES, SECTIONS } from "./fields";

export type Entered = Record<FieldName, string>;
export type Wrong = Partial<Record<FieldName, string>>;
/** Names of sentences in text/equipment.ts. */
export type Fault = "wrong_name" | "wrong_hospital" | "wrong_day" | "wrong_months" | "wrong_order";

export const FIELDS: readonly FieldName[] = SECTION_NAMES.flatMap((name) => [...SECTIONS[name]]);

/** Pairs of days of which the second cannot come before the first. */
const ORDER: readonly [FieldName, FieldName][] = [
  ["production_date", "arrived_on"],
  ["purchase_date", "warranty_end"],
  ["arrived_on", "installed_on"],
  ["warranty_start", "warranty_end"],
];

export function enteredFrom({ value }: { value: Partial<Equipment> }): Entered {
  const text = (name: FieldName) => (value[name] ? String(value[name]) : "");
  return Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as Entered;
}

export function judge(entered: Entered): Partial<Record<FieldName, Fault>> {
  const wrong: Partial<Record<FieldName, Fault>> = {};
  if (!entered.name_zh.trim() && !entered.name_en.trim()) wrong.name_zh = "wrong_name";
  if (!entered.hospital) wrong.hospital = "wrong_hospital";
  for (const name of DAYS) if (!isDay(entered[name])) wrong[name] = "wrong_day";
  if (!/^\d{0,3}$/.test(entered.pm_months.trim())) wrong.pm_months = "wrong_months";
  for (const [first, second] of ORDER)
    if (entered[first] && entered[second] && entered[second] < entered[first])
      wrong[second] ??= "wrong_order";
  return wrong;
}

function isDay(text: string): boolean {
  return text === "" || (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)));
}

/** Only what differs: an untouched field must not disturb another person's change. */
export function patchOf(before: Entered, after: Entered): Patch<"equipment"> {
  const changed = FIELDS.filter((name) => after[name].trim() !== before[name].trim());
  const patch = Object.fromEntries(changed.map((name) => [name, stored(name, after[name])]));
  return patch as Patch<"equipment">;
}

function stored(name: FieldName, text: string): string | number {
  return name === "pm_months" ? Number(text.trim() || "0") : text.trim();
}

/** The id of the device; it is on this device when the promise resolves. */
export async function save(
  begun: View<"equipment"> | null,
  after: Entered,
  code = "",
): Promise<string> {
  const view = begun ?? blank("equipment");
  const patch = patchOf(enteredFrom(view), after);
  if (code) patch.codes = { add: [code] };
  if (Object.keys(patch).length > 0) await change(view, patch);
  return view.id;
}
