// The fields of the inventory, in the order in which people look for them, and who may change which.

import type { Equipment } from "../../schema.gen";

export type FieldName = Exclude<
  keyof Equipment,
  "deleted" | "risk" | "limits" | "codes" | "state" | "note"
>;

export const SECTIONS = {
  identity: [
    "name_zh",
    "name_en",
    "device_class",
    "vendor",
    "model",
    "serial",
    "asset_no",
    "udi",
    "nomenclature",
    "registration_no",
    "production_date",
  ],
  place: ["hospital", "department", "location", "power", "safety_class", "applied_part"],
  bought: ["supplier", "purchase_date", "cost", "contract", "service_provider", "pm_months"],
  accepted: [
    "arrived_on",
    "goods_accepted_on",
    "installed_on",
    "project_accepted_on",
    "start_date",
    "warranty_start",
    "warranty_end",
  ],
} as const satisfies Record<string, readonly FieldName[]>;

export type Section = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as Section[];
export const DAYS = ["production_date", "purchase_date", ...SECTIONS.accepted] as const;

/** What an engineer may set on a new device only (server/domain/rights.py). */
const KEPT: readonly string[] = [
  "hospital",
  "contract",
  "start_date",
  "warranty_start",
  "warranty_end",
  "cost",
  "pm_months",
];

export function mayChange(field: FieldName, isPlanner: boolean, isNew: boolean): boolean {
  return isPlanner || isNew || !KEPT.includes(field);
}
