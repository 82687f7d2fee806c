// Text in a sheet that is stored only when a key is pressed: kept while it is typed, so a kill or a closed sheet loses none of it.

import { t } from "../text/run";
import { Field, TextArea } from "../ui";
import { type Begun, useTyping } from "./run/typing";

export interface Draft {
  text: string;
  /** It was typed before the app was ended. */
  restored: boolean;
  input: (text: string) => void;
  /** What was typed has been stored. */
  drop: () => void;
}

/** `key` names the sheet and its record, so that the same sheet finds its text again. */
export function useDraft(key: string, stored = "", begun?: Begun): Draft {
  const { text, restored, input, commit } = useTyping(key, stored, storedByTheSheet, begun);
  return { text, restored, input, drop: commit };
}

const storedByTheSheet = async () => true;

interface DraftFieldProps {
  draft: Draft;
  label: string;
  most: number;
  hint?: string | undefined;
  error?: string | null;
}

export function DraftField({ draft, label, most, hint, error }: DraftFieldProps) {
  return (
    <Field label={label} hint={draft.restored ? t("restored") : hint} error={error}>
      {(tied) => (
        <TextArea {...tied} rows={3} maxLength={most} value={draft.text} onInput={draft.input} />
      )}
    </Field>
  );
}
