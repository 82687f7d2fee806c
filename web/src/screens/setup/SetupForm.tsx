// The form of the set-up; its rules are the server's, said before anything is sent.

import { useState } from "preact/hooks";
import { openStore, type Somebody } from "../../local";
import { api, syncNow } from "../../sync";
import { t } from "../../text/setup";
import { Field, SaveForm, TextInput } from "../../ui";

export interface Filled {
  firm_zh: string;
  firm_en: string;
  name: string;
  login: string;
  password: string;
  again: string;
}

const NOTHING: Filled = { firm_zh: "", firm_en: "", name: "", login: "", password: "", again: "" };
const AUTO: Record<keyof Filled, string> = {
  firm_zh: "organization",
  firm_en: "off",
  name: "name",
  login: "username",
  password: "new-password",
  again: "new-password",
};

export function SetupForm({ token, onDone }: { token: string; onDone: (filled: Filled) => void }) {
  const [filled, setFilled] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const wrong = tried ? judge(filled) : {};
  const send = () => {
    setTried(true);
    return Object.values(judge(filled)).some(Boolean) ? "" : found(token, filled);
  };
  const entry = (name: keyof Filled, hint?: string) => (
    <Entry
      name={name}
      value={filled[name]}
      error={wrong[name]}
      hint={hint}
      onInput={(value) => setFilled({ ...filled, [name]: value })}
    />
  );
  return (
    <SaveForm save={t("submit")} onSave={send} onSaved={() => onDone(filled)}>
      <p class="soft">{t("intro")}</p>
      {entry("firm_zh")}
      {entry("firm_en")}
      {entry("name")}
      {entry("login", t("login_hint"))}
      {entry("password", t("password_hint"))}
      {entry("again")}
    </SaveForm>
  );
}

async function found(token: string, { again: _, ...body }: Filled): Promise<void> {
  const { person } = await api<{ person: Somebody }>("POST", "/api/setup", { token, ...body });
  await openStore(person);
  void syncNow();
}

interface EntryProps {
  name: keyof Filled;
  value: string;
  hint: string | undefined;
  error: string | undefined;
  onInput: (value: string) => void;
}

function Entry({ name, value, hint, error, onInput }: EntryProps) {
  const secret = name === "password" || name === "again";
  return (
    <Field label={t(name)} hint={hint} error={error}>
      {(tied) => (
        <TextInput
          {...tied}
          type={secret ? "password" : "text"}
          name={name}
          autoComplete={AUTO[name]}
          autoCapitalize={name === "login" ? "none" : "sentences"}
          value={value}
          onInput={onInput}
        />
      )}
    </Field>
  );
}

/** What is wrong with each field, in words. */
export function judge(filled: Filled): Partial<Record<keyof Filled, string>> {
  const wrong: Partial<Record<keyof Filled, string>> = {};
  for (const name of ["firm_zh", "firm_en", "name", "login", "password"] as const)
    if (!filled[name].trim()) wrong[name] = t("missing");
  if (!wrong.login && !/^\S{1,100}$/.test(filled.login)) wrong.login = t("bad_login");
  if (!wrong.password && filled.password.length < 8) wrong.password = t("short");
  if (!wrong.password && filled.password.toLowerCase() === filled.login.toLowerCase())
    wrong.password = t("as_login");
  if (filled.again !== filled.password) wrong.again = t("not_same");
  return wrong;
}
