// A manager's word on somebody's wish to take records out; a refusal gives its reason.

import { useState } from "preact/hooks";
import { t } from "../../text/exports";
import { Field, SaveSheet, TextArea } from "../../ui";
import { useEntered } from "../useEntered";
import { rule } from "./leaving";

interface RuleProps {
  id: string;
  act: "approved" | "declined";
  rows: number;
  onClose: () => void;
}

export function RuleSheet({ id, act, rows, onClose }: RuleProps) {
  const { entered, enter, draft } = useEntered(`leave/${id}/${act}`, null, () => ({ reason: "" }));
  const { reason } = entered;
  const [asked, setAsked] = useState(false);
  const approving = act === "approved";
  const missing = !approving && !reason.trim();
  const save = () => {
    setAsked(true);
    return missing ? t("needs_reason") : rule(id, act, reason);
  };
  return (
    <SaveSheet
      draft={draft}
      title={approving ? t("approve_title", { n: rows }) : t("decline_title")}
      done={t(approving ? "done_approved" : "done_declined")}
      save={t(approving ? "approve" : "decline")}
      onSave={save}
      onClose={onClose}
    >
      {approving ? <p>{t("approve_body")}</p> : null}
      <Field label={t("reason")} error={asked && missing ? t("needs_reason") : null}>
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
