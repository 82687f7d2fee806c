// Edits the value that the server did not take and sends it as a new change.

import { useState } from "preact/hooks";
import { type Refused, resendRefused } from "../../local";
import { FieldEditor } from "../../records/FieldEditor";
import { editable, type Where } from "../../records/fields";
import { readingFrom } from "../../records/reading";
import { fieldName } from "../../records/say";
import type { Reading } from "../../schema.gen";
import { t as common } from "../../text/common";
import { t } from "../../text/refused";
import { why } from "../../text/trouble";
import { Button, Field, Sheet, say } from "../../ui";
import { reason } from "./reason";

interface MendProps {
  refused: Refused;
  field: string;
  where: Where;
  onClose: () => void;
}

export function MendSheet({ refused, field, where, onClose }: MendProps) {
  const [value, setValue] = useState(editable(refused.set[field]));
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const mended = mend(refused.set[field], field, value, where);
    if (mended === null) return setTrouble(t("wrong_value"));
    setBusy(true);
    try {
      await resendRefused(refused.n, { ...refused.set, [field]: mended });
      say(t("resent"), "good");
      onClose();
    } catch (error) {
      setTrouble(t("failed", { why: why(error) }));
      setBusy(false);
    }
  };
  const actions = (
    <>
      <Button onClick={onClose}>{common("cancel")}</Button>
      <Button kind="primary" busy={busy} onClick={() => void send()}>
        {t("send")}
      </Button>
    </>
  );
  return (
    <Sheet title={t("mend_title", { field: fieldName(field) })} onClose={onClose} actions={actions}>
      <p class="soft">{reason(refused.code)}</p>
      <Field label={fieldName(field)} error={trouble}>
        {(tied) => (
          <FieldEditor field={field} where={where} value={value} tied={tied} onInput={setValue} />
        )}
      </Field>
    </Sheet>
  );
}

/** Null when what was typed cannot be a value of this field. */
function mend(old: unknown, field: string, typed: string, { run = "", item = "" }: Where): unknown {
  if (field === "reading") return readingFrom(run, item, typed, (old ?? {}) as Reading);
  if (typeof old === "number") return Number.isFinite(Number(typed)) ? Number(typed) : null;
  return typed;
}
