// All test instruments, the ones whose calibration ends first on top.

import { Gauge, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { tick } from "../../frame/tick";
import { blank, list, me, type View } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { to } from "../../router";
import { dayOf, either } from "../../text";
import { t } from "../../text/catalogue";
import { t as common } from "../../text/common";
import { Button, Empty, ListRow, Page, Rows, Skeleton, StateChip } from "../../ui";
import { FieldsSheet } from "../catalogue/FieldsSheet";
import { dueOf } from "./due";
import { instrumentFields, measuresName, wrongDates } from "./fields";

export default function Instruments() {
  const [adding, setAdding] = useState<View<"instrument"> | null>(null);
  const all = list("instrument").value;
  const sorted = [...(all ?? [])].sort((a, b) => dueDay(a).localeCompare(dueDay(b)));
  return (
    <Page title={t("instruments")} back="/office/settings">
      {all === null ? <Skeleton label={common("loading")} /> : null}
      {all?.length === 0 ? <Empty icon={Gauge} title={t("no_instruments")} /> : null}
      <Rows label={t("instruments")}>
        {sorted.map((view) => (
          <InstrumentRow key={view.id} view={view} />
        ))}
      </Rows>
      {editsCatalogue(me.value) ? (
        <Button icon={Plus} onClick={() => setAdding(blank("instrument"))}>
          {t("instrument_add")}
        </Button>
      ) : null}
      {adding ? (
        <FieldsSheet
          title={t("instrument_add")}
          view={adding}
          fields={instrumentFields()}
          check={wrongDates}
          onClose={() => setAdding(null)}
        />
      ) : null}
    </Page>
  );
}

function dueDay({ value }: View<"instrument">): string {
  return value.calibration_due || "0000";
}

function InstrumentRow({ view: { id, value } }: { view: View<"instrument"> }) {
  const { tone, said } = dueOf(value, dayOf(tick.value));
  const name = either({ zh: value.name ?? "", en: value.name_en || value.name || "" });
  return (
    <ListRow
      href={to("office", "instruments", id)}
      title={name}
      over={measuresName(value.measures ?? "") || undefined}
      note={
        <>
          {[value.model, value.serial].filter(Boolean).join(" · ")}{" "}
          <StateChip tone={tone === "good" ? "quiet" : tone}>{said}</StateChip>
        </>
      }
    />
  );
}
