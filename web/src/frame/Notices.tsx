// What a person must know on whatever screen: session over, storage cleared, page opened by an old version.

import { signal } from "@preact/signals";
import { device } from "../local";
import { syncState } from "../sync";
import { t } from "../text/frame";
import { Banner, Button, LinkButton } from "../ui";

const understood = signal(false);

export function Notices() {
  const notices = [<Older key="older" />, <Evicted key="evicted" />, <SessionOver key="session" />];
  return <div class="notices">{notices}</div>;
}

function SessionOver() {
  if (syncState.value.word !== "signed_out") return null;
  const action = (
    <LinkButton kind="primary" href="/signin">
      {t("sign_in")}
    </LinkButton>
  );
  return (
    <Banner tone="watch" title={t("session_title")} actions={action}>
      {t("session_body")}
    </Banner>
  );
}

function Evicted() {
  if (!device.value.evicted || understood.value) return null;
  const action = (
    <Button
      onClick={() => {
        understood.value = true;
      }}
    >
      {t("understood")}
    </Button>
  );
  return (
    <Banner tone="bad" title={t("evicted_title")} actions={action} urgent>
      {t("evicted_body")}
    </Banner>
  );
}

function Older() {
  if (!device.value.older) return null;
  const action = (
    <Button kind="primary" onClick={() => location.reload()}>
      {t("reload")}
    </Button>
  );
  return (
    <Banner tone="watch" title={t("older_title")} actions={action} urgent>
      {t("older_body")}
    </Banner>
  );
}
