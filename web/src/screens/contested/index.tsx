// All records in sight that wait for somebody to settle a value.

import { CircleCheck } from "lucide-preact";
import { LongList } from "../../lists/LongList";
import { RowLink } from "../../lists/RowLink";
import type { View } from "../../local";
import { jobOf, kindName, listed, personName, recordName } from "../../records/name";
import { fieldName } from "../../records/say";
import { to } from "../../router";
import type { Kind } from "../../schema.gen";
import { moment } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/contested";
import { Empty, Page, Skeleton } from "../../ui";
import { contestedRecords } from "./all";

export default function AllContested() {
  const records = contestedRecords();
  return (
    <Page title={t("title")} back="/more">
      {records === null ? <Skeleton label={common("loading")} /> : null}
      {records?.length === 0 ? (
        <Empty icon={CircleCheck} title={t("none")}>
          {t("none_body")}
        </Empty>
      ) : null}
      {records?.length ? (
        <>
          <p class="soft">{t("intro")}</p>
          <LongList label={t("title")} items={records} keyOf={({ kind, id }) => `${kind}/${id}`}>
            {(view) => <RecordRow view={view} />}
          </LongList>
        </>
      ) : null}
    </Page>
  );
}

function RecordRow({ view }: { view: View<Kind> }) {
  const { kind, id, contested, by, at } = view;
  const fields = Object.keys(contested);
  const job = kind === "job" ? "" : jobOf(kind, id);
  const over = [kindName(kind), job && recordName("job", job)].filter(Boolean).join(" · ");
  const last = [by && personName(by), at && moment(at)].filter(Boolean).join(" · ");
  return (
    <RowLink
      href={to("contested", kind, id)}
      tone="split"
      over={over}
      title={recordName(kind, id)}
      note={
        <>
          {t("fields", { n: fields.length, names: listed(fields.map(fieldName)) })}
          <br />
          {last}
        </>
      }
    />
  );
}
