// Words beside an answer: what a tick cannot say.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/run";
import { Button, Sheet, TextArea } from "../../ui";
import type { ControlProps } from "./Control";
import { annotate } from "./record";
import { useTyping } from "./typing";

export function NoteText({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <p class="run-note">
      <span class="soft small">{t("note")}</span> {text}
    </p>
  );
}

export function NoteSheet({ model, item, view, onClose }: ControlProps & { onClose: () => void }) {
  const begun = useRef(view);
  const busy = useSignal(false);
  const save = (note: string) => annotate(model, item, begun.current, note);
  const typing = useTyping(`note/${view.id}`, view.value.note ?? "", save, begun);
  const done = () => {
    typing.commit();
    onClose();
  };
  const actions = (
    <Button kind="primary" busy={busy.value} onClick={done}>
      {common("save")}
    </Button>
  );
  return (
    <Sheet title={t("note_of", { item: either(item) })} onClose={done} actions={actions}>
      <TextArea
        label={t("note")}
        rows={4}
        maxLength={20_000}
        value={typing.text}
        onInput={typing.input}
      />
    </Sheet>
  );
}
