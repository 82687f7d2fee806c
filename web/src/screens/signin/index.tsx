// Sign in: once with a network; afterwards the app opens and works without one.

import { useState } from "preact/hooks";
import { Brand } from "../../frame/Brand";
import { LeaveWeChat } from "../../frame/Install";
import { installWay } from "../../frame/installing";
import { LanguageKey } from "../../frame/LanguageKey";
import { me, peopleHere, storage } from "../../local";
import { back, go } from "../../router";
import { t as frame } from "../../text/frame";
import { t } from "../../text/signin";
import { LinkButton, Page } from "../../ui";
import { Keep } from "./Keep";
import { SignInForm } from "./SignInForm";

export default function SignIn() {
  const [entered, setEntered] = useState(false);
  const known = me.value !== null;
  const enter = () => (keepsFor() ? go("/", { replace: true }) : setEntered(true));
  return (
    <Page
      title={entered ? t("keep_title") : t("title")}
      over={frame("name")}
      actions={<LanguageKey />}
      narrow
      {...(known && !entered ? { back: () => back("/") } : {})}
    >
      {entered ? (
        <Keep onDone={() => go("/", { replace: true })} />
      ) : (
        <Enter known={known} onEntered={enter} />
      )}
    </Page>
  );
}

function Enter({ known, onEntered }: { known: boolean; onEntered: () => void }) {
  return (
    <>
      <Brand />
      <p class="soft">{known ? t("again") : t("intro")}</p>
      <LeaveWeChat />
      <SignInForm onEntered={onEntered} />
      <p class="small soft">{t("forgot")}</p>
      {known ? (
        <LinkButton kind="quiet" href="/">
          {t("work_on")}
        </LinkButton>
      ) : null}
      {peopleHere.value.length ? (
        <LinkButton kind="quiet" href="/people">
          {t("others")}
        </LinkButton>
      ) : null}
    </>
  );
}

/** Nothing to ask: the browser keeps the data for good already. */
function keepsFor(): boolean {
  return storage.value.persisted === true && installWay() === null;
}
