// What a person must know on whatever screen: session over, storage cleared or broken, an old page.

import { device, evictionSeen, fault } from "../local";
import { syncState } from "../sync";
import { either } from "../text";
import { t } from "../text/frame";
import { Banner, Button, LinkButton, say } from "../ui";
import { Held } from "./Held";
import { Steady } from "./Steady";

export function Notices() {
  return (
    <aside aria-label={t("notices")}>
      <Steady class="notices" onHidden={tell}>
        <Fault />
        <Older />
        <Evicted />
        <Revoked />
        <Held />
        <SessionOver />
      </Steady>
    </aside>
  );
}

/** The lines under the finger stayed where they were, so the notice stands above them. */
function tell(): void {
  const show = { label: t("notice_show"), run: () => scrollTo({ top: 0 }) };
  say(t("notice_above"), "watch", show);
}

function SessionOver() {
  const { word } = syncState.value;
  if (word !== "signed_out" && word !== "other_person") return null;
  const title = word === "signed_out" ? t("session_title") : t("other_person");
  const action = (
    <LinkButton kind="primary" href="/signin">
      {t("sign_in")}
    </LinkButton>
  );
  return (
    <Banner tone="watch" title={title} actions={action}>
      {t("session_body")}
    </Banner>
  );
}

function Evicted() {
  if (!device.value.evicted) return null;
  const action = <Button onClick={() => void evictionSeen()}>{t("understood")}</Button>;
  return (
    <Banner tone="bad" title={t("evicted_title")} actions={action} urgent>
      {t("evicted_body")}
    </Banner>
  );
}

function Revoked() {
  const { revoked } = device.value;
  if (!revoked) return null;
  return (
    <Banner tone="bad" title={t(`revoked_${revoked}`)} urgent>
      {t(revoked === "closed" ? "closed_body" : "revoked_body")}
    </Banner>
  );
}

function Older() {
  if (!device.value.older) return null;
  return (
    <Banner tone="watch" title={t("older_title")} actions={<ReloadKey />} urgent>
      {t("older_body")}
    </Banner>
  );
}

function Fault() {
  if (!fault.value) return null;
  return (
    <Banner tone="bad" title={t("fault_title")} actions={<ReloadKey />} urgent>
      {either(fault.value.said)}
    </Banner>
  );
}

function ReloadKey() {
  return (
    <Button kind="primary" onClick={() => location.reload()}>
      {t("reload")}
    </Button>
  );
}
