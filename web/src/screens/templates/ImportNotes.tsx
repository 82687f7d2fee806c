// What of an imported form could not be taken over, row by row, until the person has read it.

import { useEffect, useState } from "preact/hooks";
import { dropDraft, draft as readDraft } from "../../local";
import type { ImportNote } from "../../templates/bring";
import { notesKey } from "../../templates/kept";
import { either } from "../../text";
import { t } from "../../text/templates";
import { Banner, Button } from "../../ui";

const LEVELS = ["left", "changed", "known"] as const;

export function ImportNotes({ code }: { code: string }) {
  const [notes, setNotes] = useState<ImportNote[] | null>(null);
  useEffect(() => {
    readDraft(notesKey(code)).then((kept) => {
      if (Array.isArray(kept)) setNotes(kept as ImportNote[]);
    }, console.error);
  }, [code]);
  if (!notes) return null;
  const close = () => {
    setNotes(null);
    void dropDraft(notesKey(code));
  };
  const tone = notes.some(({ level }) => level === "left") ? "watch" : "info";
  return (
    <Banner
      tone={tone}
      title={t("notes")}
      actions={<Button onClick={close}>{t("notes_close")}</Button>}
    >
      {notes.length ? null : t("notes_fine")}
      {LEVELS.map((level) => (
        <Level key={level} level={level} notes={notes.filter((note) => note.level === level)} />
      ))}
    </Banner>
  );
}

function Level({ level, notes }: { level: (typeof LEVELS)[number]; notes: ImportNote[] }) {
  if (notes.length === 0) return null;
  return (
    <details open={level === "left"}>
      <summary>{t(`notes_${level}`, { n: notes.length })}</summary>
      <ul class="flaws" data-raw>
        {notes.map((note) => (
          <li key={`${note.row} ${note.column} ${note.code}`}>
            <strong>{t("note_row", { row: note.row, name: note.name })}</strong> {either(note)}
          </li>
        ))}
      </ul>
    </details>
  );
}
