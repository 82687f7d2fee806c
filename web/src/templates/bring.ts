// An XLSForm goes to the server and comes back as a draft with notes; nothing else is touched.

import { keepDraft } from "../local";
import { asDraft, EMPTY } from "./draft";
import { keyOf, NEW, notesKey } from "./kept";

export interface ImportNote {
  row: number;
  name: string;
  column: string;
  level: "left" | "changed" | "known";
  code: string;
  zh: string;
  en: string;
}

interface Brought {
  draft: { code: string; zh: string; en: string; items: unknown[] };
  notes: ImportNote[];
}

export type Send = (path: string, file: Blob) => Promise<unknown>;

/** The draft lies in the place of the new checklist when it resolves. */
export async function bring(file: Blob, send: Send): Promise<void> {
  const { draft, notes } = (await send("/api/templates/xlsform", file)) as Brought;
  const made = asDraft({ ...EMPTY, ...draft });
  await keepDraft(keyOf(NEW), made);
  await keepDraft(notesKey(NEW), notes);
}
