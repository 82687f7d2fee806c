// A sheet that saves one change on this device and says so, or why not.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { why } from "../../text/trouble";
import { Banner, Button, Sheet, say } from "../../ui";

interface SaveSheetProps {
  title: string;
  /** What was done, said when it is durable. */
  done: string;
  save: string;
  danger?: boolean;
  /** Null: there is nothing to save. */
  onSave: () => Promise<void> | null;
  onClose: () => void;
  children: ComponentChildren;
}

export function SaveSheet({
  title,
  done,
  save,
  danger,
  onSave,
  onClose,
  children,
}: SaveSheetProps) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const run = async () => {
    const saving = onSave();
    if (!saving) return onClose();
    setBusy(true);
    try {
      await saving;
      say(done, "good");
      onClose();
    } catch (error) {
      setTrouble(t("not_saved", { why: why(error) }));
      setBusy(false);
    }
  };
  const actions = (
    <>
      <Button onClick={onClose}>{common("cancel")}</Button>
      <Button kind={danger ? "danger" : "primary"} busy={busy} onClick={() => void run()}>
        {save}
      </Button>
    </>
  );
  return (
    <Sheet title={title} onClose={onClose} actions={actions} firm>
      {children}
      {trouble ? (
        <Banner tone="bad" urgent>
          {trouble}
        </Banner>
      ) : null}
    </Sheet>
  );
}
