// One list on its way in: the file, what the server says of it, and what the person answers.

import { draft, keepDraft } from "../../local";
import { api } from "../../sync";

export interface Fault {
  row: number;
  field: string;
  code: string;
  value: string;
  /** The row that this one collides with; 0: none. */
  other: number;
}

export interface Line {
  row: number;
  id: string;
  what: "new" | "changed" | "same";
  name: string;
  set: Record<string, unknown>;
  /** Of a device that is there: before and after, by field. */
  told: Record<string, [before: string, after: string]>;
}

export interface Unknown {
  kind: "hospital" | "department" | "contract" | "device_class";
  name: string;
  hospital: string;
  rows: number;
}

/** As the server answers (server/api/imports.py). */
export interface Looked {
  headings: string[];
  mapping: string[];
  sample: string[][];
  /** How many cells of each column are empty. */
  gaps: number[];
  rows: number;
  new: number;
  changed: number;
  same: number;
  wrong: number;
  faults: Fault[];
  lines: Line[];
  unknown: Unknown[];
  written: boolean;
}

export interface Answers {
  hospitals: Record<string, string>;
  departments: Record<string, string>;
  contracts: Record<string, string>;
  classes: Record<string, string>;
}

export const LARGEST = 8 << 20;
const REMEMBERED = "known/import-columns";

export async function textOf(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(",") + 1);
}

interface Asking {
  mapping?: string[];
  answers: Answers;
  /** Fields whose empty cells empty the field. */
  clears?: string[];
  write?: boolean;
}

/** Looks at the list, or writes it. Throws an ApiError. */
export async function look(file: string, asking: Asking): Promise<Looked> {
  const remembered = ((await draft(REMEMBERED).catch(() => null)) ?? {}) as Record<string, string>;
  return api<Looked>("POST", "/api/imports/equipment", { file, remembered, ...asking });
}

/** What a heading was taken for is proposed for the next list. */
export async function remember({ headings, mapping }: Looked): Promise<void> {
  const old = ((await draft(REMEMBERED).catch(() => null)) ?? {}) as Record<string, string>;
  const pairs = headings.map((heading, i) => [heading, mapping[i] ?? ""] as const);
  const chosen = Object.fromEntries(pairs.filter(([heading, field]) => heading && field));
  await keepDraft(REMEMBERED, { ...old, ...chosen }).catch(() => {});
}
