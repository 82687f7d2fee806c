// A line that was not done: not applicable where the template allows it, not tested otherwise; both with a reason.

import { useSignal } from "@preact/signals";
import { Undo2 } from "lucide-preact";
import { t as common } from "../../text/common";
import { t } from "../../text/run";
import { Button, Segmented, Sheet } from "../../ui";
import { DraftField, useDraft } from "../DraftField";
import type { ControlProps } from "./Control";
import { OutcomeChip } from "./Outcome";
import { answer } from "./record";

type Kind = "not_applicable" | "not_tested";

/** What is said most often, so that gloves need not type. */
const OFFERED = {
  not_applicable: ["na_no_function", "na_not_fitted", "na_maker_forbids"],
  not_tested: ["nt_in_use", "nt_no_instrument", "nt_no_condition", "nt_refused", "nt_needs"],
} as const;

export function Skipped({ model, item, view }: ControlProps) {
  const reading = view.value.reading;
  const outcome = reading?.outcome === "not_applicable" ? "not_applicable" : "not_tested";
  return (
    <div class="run-skipped">
      <p>
        <OutcomeChip outcome={outcome} /> {reading?.reason}
      </p>
      <Button icon={Undo2} onClick={() => void answer(model, item, view, null)}>
        {t("undo")}
      </Button>
    </div>
  );
}

export function SkipSheet({ model, item, view, onClose }: ControlProps & { onClose: () => void }) {
  const kind = useSignal<Kind>(item.allow_na ? "not_applicable" : "not_tested");
  const reason = useDraft(`skip/${view.id}`);
  const tried = useSignal(false);
  const save = async () => {
    tried.value = true;
    const why = reason.text.trim();
    if (!why) return;
    const reading = { raw: "", outcome: kind.value, reason: why };
    if (!(await answer(model, item, view, reading))) return;
    reason.drop();
    onClose();
  };
  const kinds: Kind[] = item.allow_na ? ["not_applicable", "not_tested"] : ["not_tested"];
  const actions = (
    <Button kind="primary" onClick={() => void save()}>
      {common("save")}
    </Button>
  );
  return (
    <Sheet title={t("skip_title")} onClose={onClose} actions={actions}>
      {kinds.length > 1 ? (
        <Segmented
          label={t("skip_kind")}
          value={kind.value}
          options={kinds.map((value) => ({ value, label: common(`outcome_${value}`) }))}
          onChange={(chosen) => {
            kind.value = chosen;
          }}
        />
      ) : null}
      <fieldset>
        <legend class="unseen">{t("reason_offered")}</legend>
        <div class="line">
          {OFFERED[kind.value].map((key) => (
            <Button key={key} onClick={() => reason.input(t(key))}>
              {t(key)}
            </Button>
          ))}
        </div>
      </fieldset>
      <DraftField
        draft={reason}
        label={t("reason")}
        most={2000}
        hint={t("reason_hint")}
        error={tried.value && !reason.text.trim() ? t("reason_needed") : null}
      />
    </Sheet>
  );
}
