// All hospitals, searched while typing.

import { Building2, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { LongList } from "../../lists/LongList";
import { RowLink } from "../../lists/RowLink";
import { holds, plain, Search, wordsOf } from "../../lists/Search";
import { blank, list, me, type View } from "../../local";
import { plans } from "../../people/roles";
import { to } from "../../router";
import { either } from "../../text";
import { t } from "../../text/catalogue";
import { t as common } from "../../text/common";
import { Button, Empty, Page, Skeleton } from "../../ui";
import { FieldsSheet } from "../catalogue/FieldsSheet";
import { hospitalFields } from "./fields";

export default function Hospitals() {
  const [query, setQuery] = useState("");
  const [adding, setAdding] = useState<View<"hospital"> | null>(null);
  const all = list("hospital").value;
  const words = wordsOf(query);
  const found = (all ?? [])
    .filter(({ value: { zh = "", en = "", address = "" } }) =>
      holds(plain(`${zh} ${en} ${address}`), words),
    )
    .sort((a, b) => either(a.value).localeCompare(either(b.value), "zh"));
  return (
    <Page title={t("hospitals")} back="/office/settings">
      {all && all.length > 8 ? (
        <Search label={t("search")} value={query} onInput={setQuery} />
      ) : null}
      {all === null ? <Skeleton label={common("loading")} /> : null}
      {all?.length === 0 ? <Empty icon={Building2} title={t("no_hospitals")} /> : null}
      {all?.length && found.length === 0 ? <Empty title={common("nothing_found")} /> : null}
      <LongList label={t("hospitals")} items={found} keyOf={({ id }) => id} estimate={72}>
        {hospitalRow}
      </LongList>
      {plans(me.value) ? (
        <Button icon={Plus} onClick={() => setAdding(blank("hospital"))}>
          {t("hospital_add")}
        </Button>
      ) : null}
      {adding ? (
        <FieldsSheet
          title={t("hospital_add")}
          view={adding}
          fields={hospitalFields()}
          onClose={() => setAdding(null)}
        />
      ) : null}
    </Page>
  );
}

function hospitalRow({ id, value }: View<"hospital">) {
  const note = [value.grade, value.address].filter(Boolean).join(" · ");
  return <RowLink href={to("office", "hospitals", id)} title={either(value)} note={note} />;
}
