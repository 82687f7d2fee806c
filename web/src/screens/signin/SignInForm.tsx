// Login and password, and in words why they were not taken.

import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, signIn } from "../../sync";
import { span } from "../../text";
import { t } from "../../text/signin";
import { isOffline, why } from "../../text/trouble";
import { Banner, Button, Check, Field, TextInput } from "../../ui";

export function SignInForm({ onEntered }: { onEntered: () => void }) {
  const form = useForm(onEntered);
  const { login, password, missing, shown } = form;
  return (
    <form class="stack" noValidate onSubmit={form.submit}>
      <Field label={t("login")} error={missing && !login.trim() ? t("need_login") : null}>
        {(tied) => (
          <TextInput
            {...tied}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellcheck={false}
            value={login}
            onInput={form.setLogin}
          />
        )}
      </Field>
      <Field label={t("password")} error={missing && !password ? t("need_password") : null}>
        {(tied) => (
          <TextInput
            {...tied}
            type={shown ? "text" : "password"}
            name="password"
            autoComplete="current-password"
            value={password}
            onInput={form.setPassword}
          />
        )}
      </Field>
      <Check checked={shown} onChange={form.setShown}>
        {t("show")}
      </Check>
      <Trouble error={form.error} wait={form.wait} />
      <Button kind="primary" big wide type="submit" busy={form.busy} disabled={form.wait > 0}>
        {t("submit")}
      </Button>
    </form>
  );
}

function Trouble({ error, wait }: { error: unknown; wait: number }) {
  if (!error) return null;
  return (
    <Banner tone={isOffline(error) ? "watch" : "bad"} urgent>
      {wordsOn(error, wait)}
    </Banner>
  );
}

function wordsOn(error: unknown, wait: number): string {
  if (isOffline(error)) return t("offline");
  const until = { span: span(wait * 1000) };
  if (wait > 0 && error instanceof ApiError && error.code === "too_many") return t("held", until);
  return [why(error), wait > 0 ? t("wait", until) : ""].filter(Boolean).join(" ");
}

function useForm(onEntered: () => void) {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [wait, setWait] = useWait();
  const enter = async () => {
    setBusy(true);
    setError(null);
    try {
      await signIn(login.trim(), password);
      onEntered();
    } catch (trouble) {
      setError(trouble);
      if (trouble instanceof ApiError && trouble.retryAfter) setWait(trouble.retryAfter);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const empty = !login.trim() || !password;
    setMissing(empty);
    if (!empty && !busy && wait === 0) void enter();
  };
  return {
    login,
    setLogin,
    password,
    setPassword,
    shown,
    setShown,
    missing,
    busy,
    error,
    wait,
    submit,
  };
}

/** Counts the seconds down that the server asked to wait. */
function useWait(): [number, (seconds: number) => void] {
  const [seconds, setSeconds] = useState(0);
  const timer = useRef<ReturnType<typeof setInterval>>(undefined);
  useEffect(() => {
    if (seconds > 0) timer.current = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer.current);
  }, [seconds]);
  return [seconds, setSeconds];
}
