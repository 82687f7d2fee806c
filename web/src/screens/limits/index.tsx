// All limit tables, and which of them nobody has confirmed.

import { Plus, Ruler } from "lucide-preact";
import { useState } from "preact/hooks";
import { isAssumed } from "../../limits/confirmed";
import { byName, tableName } from "../../limits/naming";
import { list, me, type View } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { go, to } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/limits";
import { Banner, Button, Empty, ListRow, Page, Rows, Skeleton, StateChip } from "../../ui";
import { Release } from "./Release";
import { TableSheet } from "./TableSheet";

export default function LimitTables() {
  const [adding, setAdding] = useState(false);
  const all = list("limit_table").value;
  const sorted = [...(all ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
  return (
    <Page title={t("title")} back="/office/settings">
      <Release />
      {all === null ? <Skeleton label={common("loading")} /> : null}
      {sorted.some(({ value }) => isAssumed(value)) ? (
        <Banner tone="watch">{t("intro")}</Banner>
      ) : null}
      {all?.length === 0 ? <Empty icon={Ruler} title={t("none")} /> : null}
      <Rows label={t("title")}>
        {sorted.map((view) => (
          <TableRow key={view.id} view={view} />
        ))}
      </Rows>
      {editsCatalogue(me.value) ? (
        <Button icon={Plus} onClick={() => setAdding(true)}>
          {t("add")}
        </Button>
      ) : null}
      {adding ? (
        <TableSheet
          view={null}
          onClose={(made) => {
            setAdding(false);
            if (made) go(to("office", "limits", made));
          }}
        />
      ) : null}
    </Page>
  );
}

function TableRow({ view: { id, value } }: { view: View<"limit_table"> }) {
  const assumed = isAssumed(value);
  const name = tableName(id, value);
  return (
    <ListRow
      href={to("office", "limits", id)}
      title={name}
      over={name === id ? undefined : id}
      note={[value.unit, ...(value.by ?? []).map(byName)].filter(Boolean).join(" · ")}
      end={
        <StateChip tone={assumed ? "watch" : "good"}>
          {assumed ? t("assumed") : t("confirmed")}
        </StateChip>
      }
    />
  );
}
