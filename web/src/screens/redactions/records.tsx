// Everything recorded below one job, each with its history: where a redaction is asked for.

import { FileClock } from "lucide-preact";
import { LongList } from "../../lists/LongList";
import { RowLink } from "../../lists/RowLink";
import { children, see, type View } from "../../local";
import { kindName, personName, recordName } from "../../records/name";
import { back, to } from "../../router";
import type { ScreenProps } from "../../routes";
import type { Kind } from "../../schema.gen";
import { moment } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/redactions";
import { Empty, Page, Skeleton } from "../../ui";

const BELOW = ["answer", "finding", "photo", "signature", "step", "run"] as const;

export default function JobRecords({ params }: ScreenProps) {
  const id = params.id ?? "";
  const job = see("job", id).value;
  const below = BELOW.map((kind) => children(kind, id).value as View<Kind>[] | null);
  const loaded = job.loaded && below.every((list) => list !== null);
  const all = [job as View<Kind>, ...below.flatMap((list) => list ?? [])].filter(
    ({ known }) => known,
  );
  return (
    <Page
      title={t("records")}
      over={job.value.number ?? ""}
      back={() => back(to("office", "job", id))}
    >
      <p class="soft">{t("records_intro")}</p>
      {loaded ? null : <Skeleton rows={5} label={common("loading")} />}
      {loaded && !all.length ? <Empty icon={FileClock} title={t("records_none")} /> : null}
      {loaded && all.length ? (
        <LongList label={t("records")} items={all} keyOf={keyOf} estimate={84}>
          {draw}
        </LongList>
      ) : null}
    </Page>
  );
}

function keyOf({ kind, id }: View<Kind>): string {
  return `${kind}/${id}`;
}

function draw(view: View<Kind>) {
  return <RecordRow view={view} />;
}

function RecordRow({ view: { kind, id, by, at } }: { view: View<Kind> }) {
  return (
    <RowLink
      href={to("contested", kind, id)}
      over={kindName(kind)}
      title={recordName(kind, id)}
      note={[by && personName(by), at && moment(at)].filter(Boolean).join(" · ")}
    />
  );
}
