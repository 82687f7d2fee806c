// One line of the work list.

import { useSignal } from "@preact/signals";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { View } from "../../local";
import { t as common } from "../../text/common";
import { t } from "../../text/report";
import { Button, Field, NumberInput, Sheet } from "../../ui";
import { DraftField, useDraft } from "../DraftField";
import { addWork, changeWork, dropWork, moveWork } from "./working";

const MOST = 1_440;

interface WorkSheetProps {
  job: string;
  all: readonly View<"work_item">[];
  view: View<"work_item">;
  onClose: () => void;
}

export function WorkSheet({ job, all, view, onClose }: WorkSheetProps) {
  const { text, minutes } = view.value;
  const begun = useRef(view);
  const key = view.known ? `work/${view.id}` : `work/${job}/new`;
  const words = useDraft(key, text ?? "", begun);
  const typed = useSignal(typeof minutes === "number" ? String(minutes) : "");
  const tried = useSignal(false);
  const count = minutesIn(typed.value);
  const save = async () => {
    tried.value = true;
    const said = words.text.trim();
    if (!said || count === undefined) return;
    const done = view.known
      ? await changeWork(begun.current, said, count)
      : await addWork(job, all, said, count, view);
    if (!done) return;
    words.drop();
    onClose();
  };
  const actions = (
    <Button kind="primary" onClick={() => void save()}>
      {common("save")}
    </Button>
  );
  return (
    <Sheet title={t("work_line")} onClose={onClose} actions={actions}>
      <DraftField
        draft={words}
        label={t("work_line")}
        most={2_000}
        error={tried.value && !words.text.trim() ? t("text_needed") : null}
      />
      <Field label={t("minutes")} error={count === undefined ? t("minutes_wrong") : null}>
        {(tied) => (
          <NumberInput
            {...tied}
            inputMode="numeric"
            value={typed.value}
            onInput={(now) => (typed.value = now)}
          />
        )}
      </Field>
      {view.known ? <Moves all={all} view={view} onClose={onClose} /> : null}
    </Sheet>
  );
}

function Moves({ all, view, onClose }: Omit<WorkSheetProps, "job">) {
  const at = all.findIndex(({ id }) => id === view.id);
  const drop = async () => {
    if (await dropWork(view)) onClose();
  };
  return (
    <div class="line">
      <Button icon={ArrowUp} disabled={at <= 0} onClick={() => void moveWork(all, view, -1)}>
        {t("up")}
      </Button>
      <Button
        icon={ArrowDown}
        disabled={at < 0 || at === all.length - 1}
        onClick={() => void moveWork(all, view, 1)}
      >
        {t("down")}
      </Button>
      <Button kind="danger" icon={Trash2} onClick={() => void drop()}>
        {common("remove")}
      </Button>
    </div>
  );
}

/** Null for an empty field, undefined for what is no length of work. */
function minutesIn(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const n = Number(text.normalize("NFKC").trim());
  return Number.isInteger(n) && n >= 0 && n <= MOST ? n : undefined;
}
