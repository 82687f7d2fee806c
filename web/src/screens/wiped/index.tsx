// What happened to a device that was taken out of use: everything was handed in, then cleared; and what to do now.

import { ShieldCheck } from "lucide-preact";
import { LanguageKey } from "../../frame/LanguageKey";
import { gone, goneSeen, peopleHere } from "../../local";
import { go } from "../../router";
import { moment } from "../../text";
import { t as frame } from "../../text/frame";
import { t } from "../../text/wiped";
import { Banner, Button, Empty, LinkButton, Page } from "../../ui";

export default function Wiped() {
  const { value } = gone;
  return (
    <Page title={t("title")} over={frame("name")} actions={<LanguageKey />}>
      {value ? <What {...value} /> : <Empty title={t("nothing")} />}
      {value ? <p class="soft">{t("mistake")}</p> : null}
      {value ? (
        <Button kind="primary" big wide onClick={leave}>
          {frame("understood")}
        </Button>
      ) : (
        <LinkButton kind="primary" href="/signin">
          {frame("sign_in")}
        </LinkButton>
      )}
    </Page>
  );
}

function What({ name, why, at, changes }: NonNullable<typeof gone.value>) {
  return (
    <>
      <Banner tone="watch" title={t(why === "lost" ? "lost" : "retired", { name })}>
        {t("when", { at: moment(at) })}
      </Banner>
      <Empty icon={ShieldCheck} title={t("handed_in", { n: changes })}>
        <p class="soft">{t("cleared")}</p>
      </Empty>
    </>
  );
}

function leave() {
  goneSeen();
  go(peopleHere.value.length ? "/people" : "/signin", { replace: true });
}
