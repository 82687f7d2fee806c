// A server without data: names the firm and makes its first administrator, once, by the link the server printed.

import { useEffect, useState } from "preact/hooks";
import { Brand } from "../../frame/Brand";
import { LanguageKey } from "../../frame/LanguageKey";
import { go } from "../../router";
import { api } from "../../sync";
import { t as common } from "../../text/common";
import { t as frame } from "../../text/frame";
import { t } from "../../text/setup";
import { isOffline, why } from "../../text/trouble";
import { Banner, Button, LinkButton, Page, Spinner } from "../../ui";
import { Keep } from "../signin/Keep";
import { type Filled, SetupForm } from "./SetupForm";

type Stage = "checking" | "ready" | "used" | { done: Filled } | { trouble: unknown };

export default function Setup() {
  const token = location.hash.slice(1);
  return (
    <Page title={t("title")} over={frame("name")} actions={<LanguageKey />} narrow>
      <Brand />
      {token ? <Staged token={token} /> : <Banner tone="bad">{t("no_token")}</Banner>}
    </Page>
  );
}

function Staged({ token }: { token: string }) {
  const [stage, setStage] = useState<Stage>("checking");
  const check = () => {
    setStage("checking");
    ask(token).then(setStage);
  };
  useEffect(check, [token]);
  if (stage === "checking") return <Spinner label={t("checking")} />;
  if (stage === "used")
    return (
      <Banner
        tone="bad"
        urgent
        actions={<LinkButton href="/signin">{frame("sign_in")}</LinkButton>}
      >
        {t("used")}
      </Banner>
    );
  if (stage === "ready") return <SetupForm token={token} onDone={(done) => setStage({ done })} />;
  return "done" in stage ? (
    <Done filled={stage.done} />
  ) : (
    <Trouble error={stage.trouble} onRetry={check} />
  );
}

async function ask(token: string): Promise<Stage> {
  try {
    await api("GET", `/api/setup?token=${encodeURIComponent(token)}`);
    return "ready";
  } catch (error) {
    return isOffline(error) ? { trouble: error } : "used";
  }
}

function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Banner tone="watch" urgent actions={<Button onClick={onRetry}>{common("retry")}</Button>}>
      {why(error)}
    </Banner>
  );
}

function Done({ filled }: { filled: Filled }) {
  return (
    <>
      <Banner tone="good" title={t("done_title")} urgent>
        {t("done_body", { name: filled.name, login: filled.login })}
      </Banner>
      <Keep onDone={() => go("/", { replace: true })} />
    </>
  );
}
