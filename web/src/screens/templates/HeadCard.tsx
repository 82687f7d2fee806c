// The checklist as a whole: its names, report, device class, contract, how often and how long.

import { Pencil } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Draft } from "../../templates/draft";
import type { DraftKeeper } from "../../templates/kept";
import { t as common } from "../../text/common";
import { t } from "../../text/templates";
import { Button, Field, ListRow, Rows, Sheet, TextInput } from "../../ui";

export function HeadCard({ keeper, draft }: { keeper: DraftKeeper; draft: Draft }) {
  const [open, setOpen] = useState(draft.base === "" && !draft.zh);
  const {
    code,
    zh,
    en,
    report_zh,
    contract,
    interval_months: months,
    estimated_min: minutes,
  } = draft;
  const more = [
    code,
    contract,
    report_zh,
    months ? t("every_months", { n: months }) : "",
    minutes ? t("takes_minutes", { n: minutes }) : "",
  ];
  return (
    <>
      <Rows label={t("head")}>
        <ListRow
          icon={Pencil}
          over={t("edit_head")}
          title={[zh, en].filter(Boolean).join(" · ") || common("not_given")}
          note={more.filter(Boolean).join(" · ")}
          onClick={() => setOpen(true)}
        />
      </Rows>
      {open ? <HeadSheet keeper={keeper} draft={draft} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type TextName = "code" | "zh" | "en" | "report_zh" | "device_class" | "contract";

interface HeadProps {
  keeper: DraftKeeper;
  draft: Draft;
  onClose: () => void;
}

function HeadSheet({ keeper, draft, onClose }: HeadProps) {
  const line = (name: TextName, label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(tied) => (
        <TextInput
          {...tied}
          name={name}
          maxLength={200}
          autoComplete="off"
          value={draft[name]}
          onInput={(text) => keeper.change({ [name]: text })}
        />
      )}
    </Field>
  );
  const whole = (name: "interval_months" | "estimated_min") => (
    <Field label={t(name)}>
      {(tied) => (
        <TextInput
          {...tied}
          inputMode="numeric"
          value={draft[name] ? String(draft[name]) : ""}
          onInput={(text) => keeper.change({ [name]: Number(text.replace(/\D/g, "").slice(0, 4)) })}
        />
      )}
    </Field>
  );
  const actions = (
    <Button kind="primary" onClick={onClose}>
      {common("ok")}
    </Button>
  );
  return (
    <Sheet title={t("edit_head")} onClose={onClose} actions={actions}>
      {draft.base ? null : line("code", t("code"), t("code_hint"))}
      <div class="both">
        {line("zh", t("name_zh"))}
        {line("en", t("name_en"))}
      </div>
      {line("report_zh", t("report_zh"))}
      {line("device_class", t("device_class"))}
      {line("contract", t("contract"), t("contract_hint"))}
      <div class="both">
        {whole("interval_months")}
        {whole("estimated_min")}
      </div>
    </Sheet>
  );
}
