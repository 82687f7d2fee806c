// Changes the password; needs a network.

import { useState } from "preact/hooks";
import { api } from "../../sync";
import { t } from "../../text/device";
import { t as setup } from "../../text/setup";
import { Field, SaveSheet, TextInput } from "../../ui";

export function PasswordSheet({ onClose }: { onClose: () => void }) {
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const send = () =>
    judge(old, fresh, again) || api<void>("POST", "/api/password", { old, new: fresh });
  return (
    <SaveSheet
      title={t("change_password")}
      draft={null}
      done={t("password_changed")}
      onSave={send}
      onClose={onClose}
    >
      <Secret label={t("old_password")} auto="current-password" value={old} onInput={setOld} />
      <Secret
        label={t("new_password")}
        auto="new-password"
        hint={setup("password_hint")}
        value={fresh}
        onInput={setFresh}
      />
      <Secret label={t("new_again")} auto="new-password" value={again} onInput={setAgain} />
    </SaveSheet>
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
