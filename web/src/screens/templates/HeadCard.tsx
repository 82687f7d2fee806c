// The checklist as a whole: its names, report, device class, contract, how often and how long.

import { Pencil } from "lucide-preact";
import { useState } from "preact/hooks";
import { KnownPick } from "../../lists/KnownPick";
import { ANY, contracts } from "../../records/contracts";
import type { Draft } from "../../templates/draft";
import type { DraftKeeper } from "../../templates/kept";
import { t as common } from "../../text/common";
import { t } from "../../text/templates";
import { Button, Field, ListRow, Rows, Sheet, TextInput } from "../../ui";
import { className, knownClasses } from "../equipment/classes";
import { Pick } from "./parts";

export function HeadCard({ keeper, draft }: { keeper: DraftKeeper; draft: Draft }) {
  const [open, setOpen] = useState(draft.base === "" && !draft.zh);
  const {
    code,
    zh,
    en,
    report_zh,
    device_class,
    job_type,
    contract,
    interval_months: months,
    estimated_min: minutes,
  } = draft;
  const more = [
    code,
    device_class ? className(device_class) : t("any_class"),
    job_type ? common(`job_${job_type}`) : "",
    contract === ANY ? "" : contract,
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

type TextName = "code" | "zh" | "en" | "report_zh";
const JOBS = ["inspection", "repair", "installation", "training"] as const;

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
      <Belongs keeper={keeper} draft={draft} />
      <div class="both">
        {whole("interval_months")}
        {whole("estimated_min")}
      </div>
    </Sheet>
  );
}

/** To which devices, jobs and contracts it is offered. */
function Belongs({ keeper, draft }: Omit<HeadProps, "onClose">) {
  return (
    <>
      <Field label={t("device_class")}>
        {(tied) => (
          <KnownPick
            value={draft.device_class}
            known={knownClasses.value}
            none={t("any_class")}
            tied={tied}
            onPick={(device_class) => keeper.change({ device_class })}
          />
        )}
      </Field>
      <Pick
        label={t("job_type")}
        value={draft.job_type}
        options={[
          { value: "", label: t("any_job") },
          ...JOBS.map((value) => ({ value, label: common(`job_${value}`) })),
        ]}
        onChange={(type) => keeper.change({ job_type: JOBS.find((one) => one === type) ?? "" })}
      />
      <Field label={t("contract")} hint={t("contract_hint")}>
        {(tied) => (
          <KnownPick
            value={draft.contract === ANY ? "" : draft.contract}
            known={contracts.value}
            none={t("any_contract")}
            tied={tied}
            onPick={(contract) => keeper.change({ contract })}
          />
        )}
      </Field>
    </>
  );
}
