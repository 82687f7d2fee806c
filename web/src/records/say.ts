// Says a field and its value in human words: a reading as "12.4 mGy 合格", an id as the name behind it.

import { versionName } from "../checklist";
import type { Reading } from "../schema.gen";
import { aside, day, either, moment } from "../text";
import { classes } from "../text/classes";
import { t as common } from "../text/common";
import { field as fieldWord, value as word } from "../text/records";
import { withUnit } from "../text/units";
import type { Where } from "./fields";
import { itemOf, listed, recordName } from "./name";
import { scoreOf, total } from "./score";

type Says = (value: unknown, record: Where) => string;

/** The name of a field; one that this version does not know keeps its own name. */
export function fieldName(name: string): string {
  return fieldWord.named(name) || name;
}

/** `record.run` and `record.item` let the options of a choice be said in the template's words. */
export function sayValue(name: string, value: unknown, record: Where): string {
  if (value === null || value === undefined || value === "") return word("empty");
  return (SAYS[name] ?? sayPlain)(value, record) || word("empty");
}

const named =
  (kind: string): Says =>
  (id) =>
    recordName(kind, String(id));
const fixed =
  (...prefixes: string[]): Says =>
  (value) =>
    fixedWord(String(value), prefixes);
const date: Says = (value) => day(String(value));

const SAYS: Record<string, Says> = {
  deleted: (value) => word(value ? "deleted" : "kept"),
  risk: (value) => sayRisk(value),
  reading: (value, record) => sayReading(value as Reading, record),
  device_class: (value) => classes.named(String(value)) || String(value),
  hospital: named("hospital"),
  department: named("department"),
  equipment: named("equipment"),
  job: named("job"),
  run: named("run"),
  version: (value) => versionName(Number(value)),
  certificate: () => word("file"),
  instrument: named("instrument"),
  confirmed_by: named("person"),
  engineers: (value) => sayMembers(value, "person"),
  hospitals: (value) => sayMembers(value, "hospital"),
  instruments: (value) => sayMembers(value, "instrument"),
  codes: (value) => sayMembers(value, ""),
  item: (value, { run }) => either(run ? itemOf(run, String(value)) : null) || String(value),
  scanned_at: (value) => moment(Number(value)),
  confirmed_at: (value) => moment(Number(value)),
  planned: date,
  due: date,
  start_date: date,
  production_date: date,
  purchase_date: date,
  arrived_on: date,
  goods_accepted_on: date,
  installed_on: date,
  project_accepted_on: date,
  warranty_start: date,
  warranty_end: date,
  expires: date,
  resolved_on: date,
  calibration_due: date,
  type: fixed("job_", "document_", "issue_"),
  state: fixed("state_", "equipment_", "finding_", "issue_"),
  step: fixed("state_"),
  severity: fixed("severity_"),
  outcome: fixed("outcome_"),
  role: fixed("role_"),
  urgency: fixed(),
  act: fixed(),
  safety_class: fixed(),
  applied_part: fixed(),
  blob: () => word("picture"),
  thumb: () => word("picture"),
  strokes: () => word("pen"),
};

function fixedWord(value: string, prefixes: readonly string[]): string {
  for (const prefix of prefixes) {
    const said = common.named(prefix + value);
    if (said) return said;
  }
  return word.named(value) || value;
}

export function sayReading(reading: Reading, { run, item }: Where): string {
  const known = run && item ? itemOf(run, item) : null;
  const outcome = reading.outcome ? common(`outcome_${reading.outcome}`) : "";
  const raw = reading.raw ?? "";
  const option = known?.options?.find(({ value }) => value === raw);
  const shown = option
    ? either(option)
    : known?.type === "pass_fail" || raw === reading.outcome
      ? ""
      : raw;
  const measured = shown && withUnit(shown, reading.unit);
  const reason = aside(reading.reason ?? "");
  return [measured, outcome].filter(Boolean).join(" ") + reason;
}

function sayRisk(value: unknown): string {
  const score = scoreOf(value);
  if (!score) return word("empty");
  const { function: use, risk, maintenance } = score;
  return word("risk_parts", { use, risk, maintenance, n: total(score) });
}

function sayMembers(value: unknown, kind: string): string {
  const names = (ids: unknown) =>
    listed(
      (Array.isArray(ids) ? ids : []).map((id) =>
        kind ? recordName(kind, String(id)) : String(id),
      ),
    );
  if (Array.isArray(value)) return names(value);
  const { add, remove } = value as { add?: unknown[]; remove?: unknown[] };
  const parts = [];
  if (add?.length) parts.push(word("added", { names: names(add) }));
  if (remove?.length) parts.push(word("removed", { names: names(remove) }));
  return listed(parts);
}

function sayPlain(value: unknown): string {
  if (typeof value === "boolean") return common(value ? "yes" : "no");
  if (typeof value !== "object" || value === null) return String(value);
  return sayObject(value as Record<string, unknown>);
}

function sayObject(value: Record<string, unknown>): string {
  const parts = Object.entries(value).filter(([, part]) => typeof part !== "object");
  if (Array.isArray(value) || !parts.length)
    return word("details", { n: Object.keys(value).length });
  return listed(parts.map(([name, part]) => `${fieldName(name)} ${sayPlain(part)}`));
}
