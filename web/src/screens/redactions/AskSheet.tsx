// Asks that fields of one entry be taken out of the log, or a refused change as a whole; another person rules on it.

import { useState } from "preact/hooks";
import { fieldName } from "../../records/say";
import { api, type HistoryOp } from "../../sync";
import { t } from "../../text/redactions";
import { Check, Field, FieldError, SaveSheet, TextArea } from "../../ui";
import { useEntered } from "../useEntered";
import type { Named } from "./Redacted";

/** What says where a record belongs stays: without it, it would be somebody else's. */
const STAYS = ["deleted", "hospital", "engineers", "person", "job"];

interface Props {
  /** What is meant: `ops` are log numbers, none of a refused change. */
  what: Named & { ops?: number[] };
  /** The fields to choose from; null: all of it goes. */
  paths: string[] | null;
  onClose: () => void;
}

function nothing(): { fields: string[]; reason: string } {
  return { fields: [], reason: "" };
}

export function AskSheet({ what, paths, onClose }: Props) {
  const sheet = `redact/${what.kind}/${what.id}/${what.ops ?? ""}`;
  const { entered, enter, draft } = useEntered(sheet, null, nothing);
  const { fields, reason } = entered;
  const [asked, setAsked] = useState(false);
  const missing = asked && !reason.trim();
  const save = () => {
    setAsked(true);
    if (paths && !fields.length) return t("need_fields");
    if (!reason.trim()) return t("need_reason");
    return api<void>("POST", "/api/redactions", { ...what, fields, reason });
  };
  const flip = (name: string, on: boolean) =>
    enter({ fields: on ? [...fields, name] : fields.filter((other) => other !== name) });
  return (
    <SaveSheet
      title={t("ask_title")}
      draft={draft}
      done={t("asked")}
      save={t("ask")}
      danger
      onSave={save}
      onClose={onClose}
    >
      <p>{t(paths ? "ask_body" : "ask_refused_body")}</p>
      {paths ? (
        <fieldset>
          <legend class="field-label">{t("ask_fields")}</legend>
          {paths.map((path) => (
            <Check key={path} checked={fields.includes(path)} onChange={(on) => flip(path, on)}>
              {path.split(".").map(fieldName).join(" › ")}
            </Check>
          ))}
          {asked && !fields.length ? <FieldError>{t("need_fields")}</FieldError> : null}
        </fieldset>
      ) : null}
      <Field label={t("reason")} hint={t("need_reason")} error={missing ? t("need_reason") : null}>
        {(tied) => (
          <TextArea
            {...tied}
            value={reason}
            maxLength={2000}
            onInput={(reason) => enter({ reason })}
          />
        )}
      </Field>
    </SaveSheet>
  );
}

/** Of a reading what was typed and the reason go apart; everything else as a whole. */
export function pathsOf({ set }: HistoryOp): string[] {
  return Object.entries(set)
    .filter(([name]) => !STAYS.includes(name))
    .flatMap(([name, value]) => {
      if (name !== "reading" || !value || typeof value !== "object") return [name];
      const own = ["raw", "reason"].filter((member) => member in value);
      return own.length ? own.map((member) => `${name}.${member}`) : [name];
    });
}
