// Whether the browser keeps the data for good, and how much room is left.

import { useEffect, useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { askPersist, refreshStorage, storage } from "../../local";
import { bytes } from "../../text";
import { t } from "../../text/device";
import { Banner, Button, Card, Progress, say } from "../../ui";

/** Below this many bytes a day's photos no longer fit. */
const LOW = 200e6;

export function Space() {
  useEffect(() => void refreshStorage(), []);
  const { persisted, usage, quota } = storage.value;
  const free = usage === null || quota === null ? null : Math.max(0, quota - usage);
  return (
    <Card title={t("space")}>
      <div class="stack">
        <Facts
          rows={[
            [t("persisted"), sayPersisted(persisted)],
            [t("used"), usage === null ? t("space_unknown") : bytes(usage)],
            [t("free"), free === null ? t("space_unknown") : bytes(free)],
          ]}
        />
        {usage !== null && quota ? <Progress value={usage} max={quota} label={t("used")} /> : null}
        {free !== null && free < LOW ? <Banner tone="bad">{t("space_low")}</Banner> : null}
        {persisted === true ? null : <AskKey />}
      </div>
    </Card>
  );
}

function sayPersisted(persisted: boolean | null): string {
  if (persisted === null) return t("persisted_unknown");
  return persisted ? t("persisted_yes") : t("persisted_no");
}

function AskKey() {
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    const given = await askPersist().finally(() => setBusy(false));
    say(given ? t("persist_given") : t("persist_refused"), given ? "good" : "watch");
  };
  return (
    <Button busy={busy} onClick={() => void ask()}>
      {t("ask_persist")}
    </Button>
  );
}
