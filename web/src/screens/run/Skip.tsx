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
