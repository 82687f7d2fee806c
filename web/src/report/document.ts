// What a report says, as it is signed (docs/report.md, "What is signed"): every key is there, nothing is optional.

import type { Finding, Outcome, Signature } from "../schema.gen";

export const SCHEMA = "kept-report/2";
/** The form before it: what was signed in it stays valid (`earlier.ts`). */
export const EARLIER = "kept-report/1";

export interface Both {
  zh: string;
  en: string;
}

export interface Photo {
  id: string;
  hash: string;
  mime: string;
  width: number;
  height: number;
  caption: string;
  by: string;
  at: number | null;
}

/** One of several values of an answer that nobody settled. */
export interface AnswerSide {
  raw: string;
  chosen: Both | null;
  value: number | null;
  unit: string;
  outcome: Outcome | "";
  reason: string;
  /** The limit table's special case that it was judged by. */
  special: (Both & { id: string }) | null;
  by: string;
  at: number | null;
}

export interface Line extends AnswerSide, Both {
  id: string;
  key: string;
  section_zh: string;
  section_en: string;
  type: string;
  limits: { min: number | null; max: number | null } | null;
  /** The limits come from a table that no administrator had confirmed. */
  assumed: boolean;
  note: string;
  copied: boolean;
  instrument: string;
  photos: Photo[];
  others: AnswerSide[];
}

export interface Unavailable {
  reason: string;
  department: string;
  contact_role: string;
}

export interface Checklist extends Both {
  id: string;
  template: string;
  version: number;
  report_zh: string;
  outcome: "" | "completed" | "partial" | "device_not_available";
  unavailable: Unavailable | null;
  /** The label that was read at the device, and when: it was this one that was checked. */
  scanned: { raw: string; at: number | null } | null;
  verdict: "" | "healthy" | "limited" | "unsafe";
  instruments: {
    id: string;
    name: string;
    model: string;
    serial: string;
    calibration_due: string;
  }[];
  items: Line[];
}

export interface Found {
  id: string;
  run: string;
  item: string;
  text: string;
  severity: Finding["severity"];
  state: Finding["state"];
  by: string;
  at: number | null;
  photos: Photo[];
}

export interface Work {
  id: string;
  text: string;
  minutes: number | null;
  confirmed: boolean;
}

export interface Signed {
  id: string;
  run: string;
  item: string;
  role: Signature["role"];
  name: string;
  position: string;
  meaning: string;
  act: Signature["act"];
  reason: string;
  strokes: number[][][];
  width: number;
  height: number;
  at: number | null;
  by: string;
}

export interface Disputed {
  kind: string;
  id: string;
  field: string;
  sides: { value: string; by: string; at: number }[];
}

export interface Made {
  at: number;
  offset: number | null;
  age: number | null;
  heard: number | null;
  device: string;
  by: string;
}

export interface Equipment {
  id: string;
  name_zh: string;
  name_en: string;
  vendor: string;
  model: string;
  serial: string;
  udi: string;
  asset_no: string;
  location: string;
  device_class: string;
  safety_class: string;
  applied_part: string;
}

export interface Visit {
  id: string;
  number: string;
  type: string;
  planned: string;
  due: string;
  period: string;
  contract: string;
  engineers: string[];
  steps: { id: string; step: string; at: number | null; by: string; note: string }[];
}

export interface Amends {
  seal: string;
  hash: string;
  reason: string;
}

export type Covers = Record<string, Record<string, number>>;

export interface Report {
  schema: typeof SCHEMA | typeof EARLIER;
  id: string;
  number: string;
  kind: string;
  lang: "zh" | "en";
  made: Made;
  firm: Both & { address: string; phone: string };
  hospital: Both & { id: string; address: string };
  department: (Both & { id: string }) | null;
  equipment: Equipment | null;
  job: Visit;
  people: { id: string; name: string; name_en: string }[];
  runs: Checklist[];
  photos: Photo[];
  findings: Found[];
  advice: string;
  guidance: string;
  work: Work[];
  signatures: Signed[];
  contested: Disputed[];
  covers: Covers;
  amends: Amends | null;
}
