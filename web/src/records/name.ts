// Says what a record is called: a job by its number, a checklist item by the wording of its template.

import { itemsOf, templateId } from "../checklist";
import { see } from "../local";
import type { Kind } from "../schema.gen";
import { either, lang } from "../text";
import { kind as kindWord } from "../text/records";

const KINDS = [
  "person",
  "letterhead",
  "template",
  "limit_table",
  "instrument",
  "hospital",
  "department",
  "equipment",
  "equipment_document",
  "delivery_issue",
  "job",
  "step",
  "run",
  "answer",
  "photo",
  "finding",
  "signature",
  "work_item",
  "seal",
  "withholding",
  "redaction",
  "ruling",
  "calendar_year",
  "absence",
  "signing_key",
  "device_word",
  "account_word",
  "tray_word",
  "export_wish",
  "export_ruling",
  "export_done",
] as const satisfies readonly Kind[];

export function isKind(name: string): name is Kind {
  return (KINDS as readonly string[]).includes(name);
}

export function kindName(name: string): string {
  return kindWord(isKind(name) ? name : "other");
}

/** A live name: read it in a component and it follows the record. Falls back to the kind. */
export function recordName(kind: string, id: string): string {
  if (!isKind(kind)) return id;
  return NAMES[kind]?.(id) || (kind === "answer" ? id : kindName(kind));
}

const NAMES: { [K in Kind]?: (id: string) => string } = {
  person: personName,
  letterhead: (id) => either(see("letterhead", id).value.value),
  limit_table: (id) => either(see("limit_table", id).value.value) || id,
  hospital: (id) => either(see("hospital", id).value.value),
  department: (id) => either(see("department", id).value.value),
  equipment: equipmentName,
  equipment_document: (id) => see("equipment_document", id).value.value.title ?? "",
  delivery_issue: (id) => see("delivery_issue", id).value.value.what ?? "",
  instrument: (id) => see("instrument", id).value.value.name ?? "",
  template: (id) => either(see("template", id).value.value),
  job: (id) => see("job", id).value.value.number ?? "",
  run: runName,
  answer: answerName,
  finding: (id) => see("finding", id).value.value.text ?? "",
  photo: (id) => see("photo", id).value.value.caption ?? "",
  signature: (id) => see("signature", id).value.value.name ?? "",
};

export function personName(id: string): string {
  const { name, name_en } = see("person", id).value.value;
  return either({ zh: name ?? "", en: name_en || name || "" }) || id;
}

export function equipmentName(id: string): string {
  const { name_zh, name_en } = see("equipment", id).value.value;
  return either({ zh: name_zh ?? "", en: name_en || name_zh || "" });
}

function runName(id: string): string {
  const { template, version } = see("run", id).value.value;
  if (!template) return "";
  return either(see("template", templateId(template, version ?? 1)).value.value) || template;
}

function answerName(id: string): string {
  const { run, item } = see("answer", id).value.value;
  return run && item ? capital(either(itemOf(run, item))) : "";
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The item of a run's template by its id. */
export function itemOf(run: string, item: string) {
  const { template, version } = see("run", run).value.value;
  if (!template) return null;
  const { items } = see("template", templateId(template, version ?? 1)).value.value;
  return itemsOf(items).find(({ id }) => id === item) ?? null;
}

/** Where a record is worked on; null for one that has no screen. */
export function recordHref(kind: string, id: string): string | null {
  if (kind === "job") return `/job/${encodeURIComponent(id)}`;
  if (kind === "equipment") return `/equipment/${encodeURIComponent(id)}`;
  if (isKind(kind)) {
    const { value } = see(kind, id).value;
    if ((kind === "equipment_document" || kind === "delivery_issue") && "equipment" in value)
      return `/equipment/${encodeURIComponent(value.equipment ?? "")}`;
  }
  const job = isKind(kind) ? jobOf(kind, id) : "";
  return job ? `/job/${encodeURIComponent(job)}` : null;
}

/** The job below which a record lies; empty when there is none. */
export function jobOf(kind: Kind, id: string): string {
  const { value } = see(kind, id).value;
  return "job" in value && typeof value.job === "string" ? value.job : "";
}

export function listed(names: readonly string[]): string {
  return names.join(lang.value === "zh" ? "、" : ", ");
}
