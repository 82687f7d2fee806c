// Where a one-time link leads: the person chooses a password and is signed in.

import { useEffect, useState } from "preact/hooks";
import { Brand } from "../../frame/Brand";
import { LeaveWeChat } from "../../frame/Install";
import { LanguageKey } from "../../frame/LanguageKey";
import { openStore, type Somebody } from "../../local";
import { go } from "../../router";
import { ApiError, api, syncNow } from "../../sync";
import { t } from "../../text/catalogue";
import { t as common } from "../../text/common";
import { t as frame } from "../../text/frame";
import { why } from "../../text/trouble";
import { Banner, Button, Field, LinkButton, Page, SaveForm, Spinner, TextInput } from "../../ui";
import { Keep } from "../signin/Keep";

interface Greeted {
  name: string;
  login: string;
}

export default function Welcome() {
  const [token] = useState(() => location.hash.slice(1));
  return (
    <Page title={t("welcome_title")} over={frame("name")} actions={<LanguageKey />} narrow>
      <Brand />
      {token ? <Staged token={token} /> : <Banner tone="bad">{t("no_token")}</Banner>}
    </Page>
  );
}

function Staged({ token }: { token: string }) {
  const [greeted, setGreeted] = useState<Greeted | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [done, setDone] = useState(false);
  const ask = () => {
    setTrouble(null);
    api<Greeted>("GET", `/api/welcome?token=${encodeURIComponent(token)}`).then(
      setGreeted,
      setTrouble,
    );
  };
  useEffect(ask, [token]);
  if (done) return <Done />;
  if (trouble) return <Trouble error={trouble} onRetry={ask} />;
  if (!greeted) return <Spinner label={t("checking")} />;
  return <PasswordForm token={token} greeted={greeted} onDone={() => setDone(true)} />;
}

function Done() {
  return (
    <>
      <Banner tone="good" urgent>
        {t("welcome_done")}
      </Banner>
      <Keep onDone={() => go("/", { replace: true })} />
    </>
  );
}

/** A link opened once more is mostly its owner's, who has a password by now. */
function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const used = error instanceof ApiError && error.code === "dead_link";
  const action = used ? (
    <LinkButton href="/signin">{frame("sign_in")}</LinkButton>
  ) : (
    <Button onClick={onRetry}>{common("retry")}</Button>
  );
  return (
    <Banner tone="bad" urgent actions={action}>
      {why(error)}
    </Banner>
  );
}

interface FormProps {
  token: string;
  greeted: Greeted;
  onDone: () => void;
}

function PasswordForm({ token, greeted, onDone }: FormProps) {
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const wrong = tried ? judge(password, again, greeted.login) : { password: "", again: "" };
  const send = () => {
    setTried(true);
    const judged = Object.values(judge(password, again, greeted.login));
    return judged.some(Boolean) ? "" : welcomed(token, password);
  };
  const secret = (name: "password" | "again", value: string, onInput: (text: string) => void) => (
    <Field
      label={t(name)}
      hint={name === "password" ? t("password_hint") : null}
      error={wrong[name]}
    >
      {(tied) => (
        <TextInput
          {...tied}
          type="password"
          name={name}
          autoComplete="new-password"
          value={value}
          onInput={onInput}
        />
      )}
    </Field>
  );
  return (
    <SaveForm save={t("choose")} onSave={send} onSaved={onDone}>
      <LeaveWeChat />
      <p>{t("welcome_intro", { name: greeted.name, login: greeted.login })}</p>
      <input
        class="unseen"
        name="username"
        autoComplete="username"
        value={greeted.login}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      {secret("password", password, setPassword)}
      {secret("again", again, setAgain)}
    </SaveForm>
  );
}

async function welcomed(token: string, password: string): Promise<void> {
  const body = { token, password };
  const { person } = await api<{ person: Somebody }>("POST", "/api/welcome", body);
  await openStore(person);
  void syncNow();
}

function judge(
  password: string,
  again: string,
  login: string,
): { password: string; again: string } {
  const weak =
    password.length < 8
      ? t("short")
      : password.toLowerCase() === login.toLowerCase()
        ? t("as_login")
        : "";
  return { password: weak, again: again === password ? "" : t("not_same") };
}
