// One test instrument: what it is, how long its calibration counts, the certificate.

import { Pencil, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { tick } from "../../frame/tick";
import { Facts } from "../../lists/Facts";
import { change, me, see, type View } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { go } from "../../router";
import type { ScreenProps } from "../../routes";
import { day, dayOf, either } from "../../text";
import { t } from "../../text/catalogue";
import { t as common } from "../../text/common";
import { Banner, Button, Card, Confirm, Empty, Page, Skeleton } from "../../ui";
import { FieldsSheet } from "../catalogue/FieldsSheet";
import { Contested } from "../contested/Contested";
import { kept } from "../kept";
import { Certificate } from "./Certificate";
import { dueOf } from "./due";
import { instrumentFields, measuresName, wrongDates } from "./fields";

export default function InstrumentScreen({ params }: ScreenProps) {
  const view = see("instrument", params.id ?? "").value;
  const { name = "", name_en = "" } = view.value;
  const gone = view.loaded && (!view.known || view.value.deleted);
  return (
    <Page
      title={either({ zh: name, en: name_en || name }) || t("instruments")}
      back="/office/instruments"
    >
      {view.loaded ? null : <Skeleton label={common("loading")} />}
      {gone ? <Empty title={common("nothing_found")} /> : null}
      {view.known && !view.value.deleted ? <Body view={view} /> : null}
    </Page>
  );
}

function Body({ view }: { view: View<"instrument"> }) {
  const { value } = view;
  const { tone, said } = dueOf(value, dayOf(tick.value));
  const given = (text: string | undefined) => text || common("not_given");
  const date = (text: string | undefined) => (text ? day(text) : common("not_given"));
  return (
    <>
      <Banner tone={tone}>{said}</Banner>
      <Contested kind="instrument" id={view.id} />
      <Card>
        <div class="stack">
          <Facts
            rows={[
              [t("measures"), given(measuresName(value.measures ?? ""))],
              [t("model"), given(value.model)],
              [t("serial"), given(value.serial)],
              [t("calibrated"), date(value.calibrated)],
              [t("calibration_due"), date(value.calibration_due)],
              [t("calibrated_by"), given(value.calibrated_by)],
              [t("certificate_no"), given(value.certificate_no)],
              value.note ? [t("note_field"), value.note] : null,
            ]}
          />
          {editsCatalogue(me.value) ? <Keys view={view} /> : null}
        </div>
      </Card>
      <Certificate view={view} />
    </>
  );
}

function Keys({ view }: { view: View<"instrument"> }) {
  const [open, setOpen] = useState<"edit" | "retire" | null>(null);
  const close = () => setOpen(null);
  const retire = async () => {
    if (await kept(change(view, { deleted: true }), t("saved"))) go("/office/instruments");
  };
  return (
    <>
      <div class="line">
        <Button icon={Pencil} onClick={() => setOpen("edit")}>
          {common("edit")}
        </Button>
        <Button kind="danger" icon={Trash2} onClick={() => setOpen("retire")}>
          {t("retire_instrument")}
        </Button>
      </div>
      {open === "edit" ? (
        <FieldsSheet
          title={t("instrument_edit")}
          view={view}
          fields={instrumentFields()}
          check={wrongDates}
          onClose={close}
        />
      ) : null}
      {open === "retire" ? (
        <Confirm
          title={t("retire_instrument")}
          yes={t("retire_instrument")}
          danger
          onYes={() => void retire()}
          onClose={close}
        />
      ) : null}
    </>
  );
}
