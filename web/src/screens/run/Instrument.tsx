// The test instrument: chosen from the register or written down, with its calibration; an expired one is said so.

import { useSignal } from "@preact/signals";
import { dueIn, instrumentText, type Reading } from "../../checklist";
import { change, list } from "../../local";
import { day, dayOf } from "../../text";
import { t } from "../../text/run";
import { Banner, Select } from "../../ui";
import { kept } from "../kept";
import type { ControlProps } from "./Control";
import { answer } from "./record";
import { TextLine } from "./TextLine";

const OTHER = "other";

export function Instrument(props: ControlProps) {
  const { model, item, view } = props;
  const other = useSignal(false);
  const reading = view.value.reading;
  const known = list("instrument").value ?? [];
  const chosen = reading?.instrument ?? (reading?.raw || other.value || !known.length ? OTHER : "");
  const pick = (id: string) => {
    other.value = id === OTHER;
    const found = known.find((one) => one.id === id);
    if (!found) return;
    const next: Reading = { raw: instrumentText(found.value), instrument: id };
    void answer(model, item, view, next);
    void kept(change(model.run.peek(), { instrument: id }));
  };
  const options = known.map(({ id, value }) => ({ value: id, label: instrumentText(value) }));
  return (
    <>
      {known.length ? (
        <Select
          label={t("instrument")}
          value={chosen}
          options={[
            { value: "", label: t("instrument_pick") },
            ...options,
            { value: OTHER, label: t("instrument_other") },
          ]}
          onChange={pick}
        />
      ) : null}
      {chosen === OTHER ? <TextLine {...props} /> : null}
      {reading?.raw ? <Calibration raw={reading.raw} /> : null}
    </>
  );
}

function Calibration({ raw }: { raw: string }) {
  const due = dueIn(raw);
  if (!due) return <Banner tone="watch">{t("instrument_undated")}</Banner>;
  if (due < dayOf(Date.now()))
    return (
      <Banner tone="bad" urgent>
        {t("instrument_expired", { day: day(due) })}
      </Banner>
    );
  return <p class="small soft">{t("instrument_valid", { day: day(due) })}</p>;
}
