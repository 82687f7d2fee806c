// The list as a file: with what it is for, on one's own word or by a manager's leave; the log holds all of it.

import { useState } from "preact/hooks";
import { me } from "../../local";
import { exportsFreely } from "../../people/roles";
import { t } from "../../text/equipment";
import { t as words } from "../../text/exports";
import { Banner, Field, SaveSheet, Segmented, TextArea } from "../../ui";
import { askLeave, type Form, fetchList } from "../exports/leaving";
import { useEntered } from "../useEntered";
import { found } from "./register";

function nothing(): { form: Form; purpose: string } {
  return { form: "xlsx", purpose: "" };
}

export function ExportSheet({ onClose }: { onClose: () => void }) {
  const { entered, enter, draft } = useEntered("export", null, nothing);
  const { form, purpose } = entered;
  const [tried, setTried] = useState(false);
  const freely = exportsFreely(me.value);
  const missing = !purpose.trim();
  const save = (): Promise<unknown> | string => {
    setTried(true);
    if (missing) return words("needs_purpose");
    const ids = found.value.map(({ id }) => id);
    return freely ? fetchList(ids, form, purpose) : askLeave(ids, form, purpose);
  };
  return (
    <SaveSheet
      title={t("export")}
      draft={draft}
      save={freely ? t("export") : words("ask")}
      done={freely ? undefined : words("asked")}
      onSave={save}
      onClose={onClose}
    >
      <p>{t("export_what", { n: found.value.length })}</p>
      <Banner tone="info">{freely ? words("logged") : words("must_ask")}</Banner>
      <Segmented
        label={words("form")}
        showLegend
        value={form}
        options={[
          { value: "xlsx", label: "Excel (.xlsx)" },
          { value: "csv", label: "CSV" },
        ]}
        onChange={(form) => enter({ form })}
      />
      <Field
        label={words("purpose")}
        hint={words("purpose_hint")}
        error={tried && missing ? words("needs_purpose") : null}
      >
        {(tied) => (
          <TextArea
            {...tied}
            rows={2}
            value={purpose}
            maxLength={2000}
            onInput={(purpose) => enter({ purpose })}
          />
        )}
      </Field>
    </SaveSheet>
  );
}
