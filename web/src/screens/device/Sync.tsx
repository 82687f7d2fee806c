// How this device stands with the server, and the key that asks for a round at once.

import { RefreshCw } from "lucide-preact";
import { useState } from "preact/hooks";
import { lastRound, standing } from "../../frame/SyncChip";
import { ofDevice, tick } from "../../frame/tick";
import { Facts } from "../../lists/Facts";
import { refused, unsent } from "../../local";
import { syncNow, syncState } from "../../sync";
import { ago, aside, either, moment } from "../../text";
import { t } from "../../text/device";
import { t as frame } from "../../text/frame";
import { why } from "../../text/trouble";
import { Banner, Button, Card, LinkButton, StateChip, say } from "../../ui";

export function Sync() {
  const { text, tone } = standing();
  const back = refused.value.length;
  return (
    <Card title={t("sync")} end={<StateChip tone={tone}>{text}</StateChip>}>
      <div class="stack">
        <SyncFacts />
        {syncState.value.filling ? <p class="soft">{t("filling")}</p> : null}
        {back ? (
          <Banner
            tone="bad"
            actions={<LinkButton href="/refused">{t("see_refused", { n: back })}</LinkButton>}
            title={frame("refused", { n: back })}
          />
        ) : null}
        <SyncKey />
      </div>
    </Card>
  );
}

function SyncFacts() {
  const { said } = syncState.value;
  const last = lastRound();
  const { count, oldest: made } = unsent.value;
  const oldest = made === null ? null : ofDevice(made);
  const now = tick.value;
  return (
    <Facts
      rows={[
        [t("last"), last === null ? t("never") : moment(last, now) + aside(ago(last, now))],
        [t("unsent"), count ? t("changes", { n: count }) : t("nothing")],
        oldest === null ? null : [t("oldest"), moment(oldest, now) + aside(ago(oldest, now))],
        [t("server"), location.host],
        said ? [t("trouble"), either(said)] : null,
      ]}
    />
  );
}

/** Says that it synced only when a round was really completed after the press. */
function SyncKey() {
  const [busy, setBusy] = useState(false);
  const sync = async () => {
    const before = syncState.value.last;
    setBusy(true);
    try {
      await syncNow();
      report(before);
    } catch (error) {
      say(t("sync_not_done", { why: why(error) }), "bad");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button kind="primary" icon={RefreshCw} wide busy={busy} onClick={() => void sync()}>
      {t("sync_now")}
    </Button>
  );
}

function report(before: number | null): void {
  const { last, online } = syncState.value;
  if (last !== null && last !== before) say(t("sync_done"), "good");
  else
    say(t("sync_not_done", { why: online === false ? t("why_offline") : standing().text }), "bad");
}
