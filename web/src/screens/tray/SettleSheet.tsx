// Asks for the reason for which refused work is taken over or put aside; one wrong value is mended on the way.

import { useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { FieldEditor } from "../../records/FieldEditor";
import { editable } from "../../records/fields";
import { fieldName, sayValue } from "../../records/say";
import { t as refusedWords } from "../../text/refused";
import { t } from "../../text/tray";
import { Field, SaveSheet, TextArea } from "../../ui";
import { mend, mendable, whereOf } from "../refused/mending";
import { useEntered } from "../useEntered";
import { type Act, type InTray, sentIn, settle } from "./entries";

interface Props {
  entry: InTray;
  act: Act;
  onClose: () => void;
}

export function SettleSheet({ entry, act, onClose }: Props) {
  const { kind = "", id = "", set = {} } = sentIn(entry) ?? {};
  const where = whereOf({ kind, id, set });
  const field =
    act === "taken_over" && entry.field ? mendable({ field: entry.field, set }, where) : null;
  const old = field ? editable(set[field]) : "";
  const sheet = `settle/${entry.device}/${entry.n}/${act}`;
  const { entered, enter, draft } = useEntered(sheet, null, () => ({ value: old, reason: "" }));
  const { value, reason } = entered;
  const [asked, setAsked] = useState(false);
  const save = () => {
    setAsked(true);
    if (!reason.trim()) return t("need_reason");
    if (!field || value === old) return settle(entry, { act, reason });
    const mended = mend(set[field], field, value, where);
    if (mended === null) return refusedWords("wrong_value");
    return settle(entry, { act, reason, set: { ...set, [field]: mended } });
  };
  return (
    <SaveSheet
      title={t(act === "taken_over" ? "take_title" : "aside_title")}
      draft={draft}
      done={t(act)}
      save={t(act === "taken_over" ? "take" : "aside")}
      onSave={save}
      onClose={onClose}
    >
      <p>{t(act === "taken_over" ? "take_body" : "aside_body")}</p>
      <Facts
        rows={Object.entries(set).map(([name, said]) => [
          fieldName(name),
          sayValue(name, said, where),
        ])}
      />
      {field ? (
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
      ) : null}
      <Field
        label={t("reason")}
        hint={t("reason_hint")}
        error={asked && !reason.trim() ? t("need_reason") : null}
      >
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
