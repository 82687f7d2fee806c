// Finished visits without a sealed report: whose it is to make, how long the hospital has waited, and the way there.

import { FileCheck2 } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { LongList } from "../../lists/LongList";
import { RowLink } from "../../lists/RowLink";
import { listed, personName, recordName } from "../../records/name";
import { back, to } from "../../router";
import { moment } from "../../text";
import { t as common } from "../../text/common";
import { isOffline, why } from "../../text/trouble";
import { t } from "../../text/unsealed";
import { Banner, Button, Empty, Page, Skeleton } from "../../ui";
import { askUnsealed, type Unsealed, unsealed } from "./asked";

export default function UnsealedScreen() {
  useEffect(() => void askUnsealed(), []);
  const { visits, error } = unsealed.value;
  return (
    <Page title={t("title")} back={() => back("/office")}>
      <p class="soft">{t("intro")}</p>
      {error ? <Trouble error={error} /> : null}
      {!visits && !error ? <Skeleton rows={4} label={common("loading")} /> : null}
      {visits?.length === 0 ? <Empty icon={FileCheck2} title={t("none")} /> : null}
      {visits?.length ? (
        <>
          <p class="how-many">{t("how_many", { n: visits.length })}</p>
          <LongList label={t("title")} items={visits} keyOf={keyOf} estimate={110}>
            {draw}
          </LongList>
        </>
      ) : null}
    </Page>
  );
}

function Trouble({ error }: { error: unknown }) {
  return (
    <Banner
      tone="watch"
      actions={<Button onClick={() => void askUnsealed()}>{common("retry")}</Button>}
    >
      {isOffline(error) ? t("offline") : t("trouble", { why: why(error) })}
    </Banner>
  );
}

function keyOf({ job }: Unsealed): string {
  return job;
}

function draw(visit: Unsealed) {
  return <VisitRow visit={visit} />;
}

function VisitRow({ visit }: { visit: Unsealed }) {
  const { job, number, hospital, equipment, engineers, state, ended, withheld } = visit;
  const where = [equipment, hospital].map((id, i) =>
    id ? recordName(i === 0 ? "equipment" : "hospital", id) : "",
  );
  return (
    <RowLink
      href={to("office", "job", job)}
      over={[number, ...where].filter(Boolean).join(" · ")}
      title={toDo(engineers, withheld !== null)}
      note={
        withheld ? t("withheld", { when: moment(withheld) }) : t(state, { when: moment(ended) })
      }
    />
  );
}

function toDo(engineers: readonly string[], again: boolean): string {
  if (engineers.length === 0) return t("nobody_makes");
  return t(again ? "makes_again" : "makes", { who: listed(engineers.map(personName)) });
}
