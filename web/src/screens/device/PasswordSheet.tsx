// Changes the password; needs a network.

import { useState } from "preact/hooks";
import { api } from "../../sync";
import { t as common } from "../../text/common";
import { t } from "../../text/device";
import { t as setup } from "../../text/setup";
import { why } from "../../text/trouble";
import { Banner, Button, Field, Sheet, say, TextInput } from "../../ui";

export function PasswordSheet({ onClose }: { onClose: () => void }) {
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const wrong = judge(old, fresh, again);
    setTrouble(wrong);
    if (wrong) return;
    setBusy(true);
    try {
      await api("POST", "/api/password", { old, new: fresh });
      say(t("password_changed"), "good");
      onClose();
    } catch (error) {
      setTrouble(why(error));
    } finally {
      setBusy(false);
    }
  };
  const actions = (
    <>
      <Button onClick={onClose}>{common("cancel")}</Button>
      <Button kind="primary" busy={busy} onClick={() => void send()}>
        {common("save")}
      </Button>
    </>
  );
  return (
    <Sheet title={t("change_password")} onClose={onClose} actions={actions}>
      <Secret label={t("old_password")} auto="current-password" value={old} onInput={setOld} />
      <Secret
        label={t("new_password")}
        auto="new-password"
        hint={setup("password_hint")}
        value={fresh}
        onInput={setFresh}
      />
      <Secret label={t("new_again")} auto="new-password" value={again} onInput={setAgain} />
      {trouble ? (
        <Banner tone="bad" urgent>
          {trouble}
        </Banner>
      ) : null}
    </Sheet>
  );
}

function judge(old: string, fresh: string, again: string): string {
  if (!old) return `${t("old_password")}: ${setup("missing")}`;
  if (fresh.length < 8) return setup("short");
  return fresh === again ? "" : setup("not_same");
}

interface SecretProps {
  label: string;
  auto: string;
  hint?: string;
  value: string;
  onInput: (value: string) => void;
}

function Secret({ label, auto, hint, value, onInput }: SecretProps) {
  return (
    <Field label={label} hint={hint}>
      {(tied) => (
        <TextInput {...tied} type="password" autoComplete={auto} value={value} onInput={onInput} />
      )}
    </Field>
  );
}
