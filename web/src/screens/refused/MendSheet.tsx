// Edits the value that the server did not take and sends it as a new change.

import { type Refused, resendRefused } from "../../local";
import { FieldEditor } from "../../records/FieldEditor";
import { editable, type Where } from "../../records/fields";
import { fieldName } from "../../records/say";
import { t } from "../../text/refused";
import { Field, SaveSheet } from "../../ui";
import { useEntered } from "../useEntered";
import { mend } from "./mending";
import { reason } from "./reason";

interface MendProps {
  refused: Refused;
  field: string;
  where: Where;
  onClose: () => void;
}

export function MendSheet({ refused, field, where, onClose }: MendProps) {
  const { entered, enter, draft } = useEntered(`mend/${refused.device}/${refused.n}`, null, () => ({
    value: editable(refused.set[field]),
  }));
  const { value } = entered;
  const send = () => {
    const mended = mend(refused.set[field], field, value, where);
    if (mended === null) return t("wrong_value");
    return resendRefused(refused, { ...refused.set, [field]: mended });
  };
  return (
    <SaveSheet
      title={t("mend_title", { field: fieldName(field) })}
      draft={draft}
      done={t("resent")}
      save={t("send")}
      onSave={send}
      onClose={onClose}
    >
      <p class="soft">{reason(refused.code)}</p>
      <Field label={fieldName(field)}>
        {(tied) => (
          <FieldEditor
            field={field}
            where={where}
            value={value}
            tied={tied}
            onInput={(value) => enter({ value })}
          />
        )}
      </Field>
    </SaveSheet>
  );
}
