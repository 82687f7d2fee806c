// How a field can be edited by itself, outside its own screen: as text, a day, one of a few, or a reading.

import type { Reading } from "../schema.gen";
import { itemOf } from "./name";

export type Editing =
  | { by: "line" | "lines" | "day" | "number" }
  | { by: "choice"; values: readonly string[] }
  | { by: "reading"; values: readonly string[] | null; unit: string };

const LINES = ["note", "text", "reason", "caption", "address", "advice", "guidance", "resolution"];
const LINE = [
  "name",
  "name_en",
  "zh",
  "en",
  "name_zh",
  "code",
  "contract",
  "model",
  "serial",
  "grade",
  "vendor",
  "udi",
  "asset_no",
  "location",
  "nomenclature",
  "registration_no",
  "supplier",
  "service_provider",
  "cost",
  "power",
  "title",
  "what",
  "quantity",
  "number",
  "period",
  "meaning",
  "position",
];
const DAYS = [
  "planned",
  "due",
  "start_date",
  "calibration_due",
  "production_date",
  "purchase_date",
  "arrived_on",
  "goods_accepted_on",
  "installed_on",
  "project_accepted_on",
  "warranty_start",
  "warranty_end",
  "expires",
  "resolved_on",
];
/** Fields of a few fixed values, in the order in which these are offered. */
export const CHOICES = {
  "job.type": ["inspection", "repair", "installation", "training"],
  "job.urgency": ["normal", "urgent"],
  "equipment.state": ["in_use", "limited", "out_of_use", "retired"],
  "equipment_document.type": [
    "manual",
    "certificate",
    "inspection_report",
    "warranty",
    "acceptance",
    "contract",
    "other",
  ],
  "delivery_issue.type": ["shortage", "damage", "poor_quality", "wrong_origin", "wrong_spec"],
  "delivery_issue.state": ["open", "resolved"],
  "equipment.safety_class": ["", "I", "II", "int"],
  "equipment.applied_part": ["", "B", "BF", "CF", "none"],
  "finding.state": ["draft", "open", "done"],
  "finding.severity": ["minor", "major", "unsafe"],
  "run.outcome": ["", "completed", "partial", "device_not_available"],
} as const;
const CHOSEN: Record<string, readonly string[]> = CHOICES;

export interface Where {
  kind: string;
  run?: string | undefined;
  item?: string | undefined;
}

/** Null: this field is edited on the record's own screen only. */
export function editing(field: string, { kind, run, item }: Where): Editing | null {
  const values = CHOSEN[`${kind}.${field}`];
  if (values) return { by: "choice", values };
  if (field === "reading") return run && item ? readingBy(run, item) : null;
  if (LINES.includes(field)) return { by: "lines" };
  if (LINE.includes(field)) return { by: "line" };
  if (DAYS.includes(field)) return { by: "day" };
  return null;
}

function readingBy(run: string, item: string): Editing | null {
  const known = itemOf(run, item);
  if (!known || known.type === "photo" || known.type === "signature") return null;
  const values =
    known.type === "pass_fail"
      ? ["pass", "fail"]
      : (known.options?.map(({ value }) => value) ?? null);
  return { by: "reading", values, unit: known.unit ?? "" };
}

/** What stands in the editor for a stored value. */
export function editable(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return (value as Reading).raw ?? "";
  return String(value);
}
