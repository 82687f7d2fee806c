// Refused work of everybody, as the office sees it: what waits for a word first, then what somebody settled.

import { CircleCheck } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { LongList } from "../../lists/LongList";
import { back } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/tray";
import { isOffline, why } from "../../text/trouble";
import { Banner, Button, Empty, Page, Skeleton } from "../../ui";
import { Entry } from "./Entry";
import { entries, type InTray, look, trouble } from "./entries";

export default function Tray() {
  useEffect(() => void look(), []);
  const all = entries.value;
  const error = trouble.value;
  const waiting = all?.filter(({ state }) => state === "waiting") ?? [];
  const settled = all?.filter(({ state }) => state !== "waiting") ?? [];
  return (
    <Page title={t("title")} back={() => back("/office")}>
      <p class="soft">{t("intro")}</p>
      {error ? (
        <Banner
          tone="watch"
          actions={<Button onClick={() => void look()}>{common("retry")}</Button>}
        >
          {isOffline(error) ? t("offline") : t("trouble", { why: why(error) })}
        </Banner>
      ) : null}
      {!all && !error ? <Skeleton rows={4} label={common("loading")} /> : null}
      {all && !waiting.length ? <Empty icon={CircleCheck} title={t("none")} /> : null}
      {waiting.length ? <p class="how-many">{t("how_many", { n: waiting.length })}</p> : null}
      <List label={t("title")} items={waiting} />
      {settled.length ? <h2>{t("settled")}</h2> : null}
      <List label={t("settled")} items={settled} />
    </Page>
  );
}

function List({ label, items }: { label: string; items: InTray[] }) {
  if (!items.length) return null;
  return (
    <LongList label={label} items={items} keyOf={keyOf} estimate={200}>
      {(entry) => <Entry entry={entry} />}
    </LongList>
  );
}

function keyOf({ device, n }: InTray): string {
  return `${device} ${n}`;
}
