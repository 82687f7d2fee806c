// What left the firm as a file, and what somebody asks to take out: for the whole office to see.

import { FileDown } from "lucide-preact";
import { LongList } from "../../lists/LongList";
import { me } from "../../local";
import { seesFirm } from "../../people/roles";
import { back } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/exports";
import { Banner, Empty, Page, Skeleton } from "../../ui";
import { type Entry, entries } from "./entries";
import { Row } from "./Row";

export default function Exports() {
  const may = seesFirm(me.value);
  return (
    <Page title={t("title")} back={() => back("/office")}>
      <p class="soft">{t("intro")}</p>
      {may ? <Found all={entries.value} /> : <Banner tone="watch">{t("not_allowed")}</Banner>}
    </Page>
  );
}

function Found({ all }: { all: readonly Entry[] | null }) {
  if (all === null) return <Skeleton rows={4} label={common("loading")} />;
  if (all.length === 0) return <Empty icon={FileDown} title={t("none")} />;
  return (
    <LongList label={t("title")} items={all} keyOf={keyOf} estimate={150}>
      {draw}
    </LongList>
  );
}

function keyOf({ id }: Entry): string {
  return id;
}

function draw(entry: Entry) {
  return <Row entry={entry} />;
}
