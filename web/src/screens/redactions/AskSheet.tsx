// Asks that fields of one entry be taken out of the log; another person rules on it.

import { useState } from "preact/hooks";
import { fieldName } from "../../records/say";
import { api, type HistoryOp } from "../../sync";
import { t } from "../../text/redactions";
import { Check, Field, FieldError, SaveSheet, TextArea } from "../../ui";
import type { Named } from "./Redacted";

/** What says where a record belongs stays: without it, it would be somebody else's. */
const STAYS = ["deleted", "hospital", "engineers", "person", "job"];

interface Props {
  op: HistoryOp;
  record: Named;
  onClose: () => void;
}

export function AskSheet({ op, record, onClose }: Props) {
  const [fields, setFields] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = asked && !reason.trim();
  const save = () => {
    setAsked(true);
    if (!fields.length || !reason.trim()) return t(fields.length ? "need_reason" : "need_fields");
    return api<void>("POST", "/api/redactions", { ...record, fields, reason, ops: [op.seq] });
  };
  const flip = (name: string, on: boolean) =>
    setFields(on ? [...fields, name] : fields.filter((other) => other !== name));
  return (
    <SaveSheet
      title={t("ask_title")}
      done={t("asked")}
      save={t("ask")}
      danger
      onSave={save}
      onClose={onClose}
    >
      <p>{t("ask_body")}</p>
      <fieldset>
        <legend class="field-label">{t("ask_fields")}</legend>
        {pathsOf(op).map((path) => (
          <Check key={path} checked={fields.includes(path)} onChange={(on) => flip(path, on)}>
            {path.split(".").map(fieldName).join(" › ")}
          </Check>
        ))}
        {asked && !fields.length ? <FieldError>{t("need_fields")}</FieldError> : null}
      </fieldset>
      <Field label={t("reason")} hint={t("need_reason")} error={missing ? t("need_reason") : null}>
        {(tied) => <TextArea {...tied} value={reason} maxLength={2000} onInput={setReason} />}
      </Field>
    </SaveSheet>
  );
}

/** Of a reading what was typed and the reason go apart; everything else as a whole. */
function pathsOf({ set }: HistoryOp): string[] {
  return Object.entries(set)
    .filter(([name]) => !STAYS.includes(name))
    .flatMap(([name, value]) => {
      if (name !== "reading" || !value || typeof value !== "object") return [name];
      const own = ["raw", "reason"].filter((member) => member in value);
      return own.length ? own.map((member) => `${name}.${member}`) : [name];
    });
}
