// The test instrument: chosen from the register or written down, with its calibration; an expired one is said so.

import { useSignal } from "@preact/signals";
import { dueIn, instrumentText, type Reading } from "../../checklist";
import { change, list } from "../../local";
import { t } from "../../text/run";
import { Select } from "../../ui";
import { kept } from "../kept";
import { Calibration } from "./Calibration";
import type { ControlProps } from "./Control";
import { answer } from "./record";
import { TextLine } from "./TextLine";

const OTHER = "other";

export function Instrument(props: ControlProps) {
  const { model, item, view } = props;
  const other = useSignal(false);
  const reading = view.value.reading;
  const known = (list("instrument").value ?? []).filter(({ value }) => isAnalyser(value));
  const chosen = reading?.instrument ?? (reading?.raw || other.value || !known.length ? OTHER : "");
  const pick = (id: string) => {
    other.value = id === OTHER;
    const found = known.find((one) => one.id === id);
    if (!found) return;
    const next: Reading = { raw: instrumentText(found.value), instrument: id };
    void answer(model, item, view, next);
    const before = reading?.instrument === id ? "" : (reading?.instrument ?? "");
    const brought = { add: [id], remove: before ? [before] : [] };
    void kept(change(model.run.peek(), { instrument: id, instruments: brought }));
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
      {reading?.raw ? <Calibration due={dueIn(reading.raw)} /> : null}
    </>
  );
}

/** The line is the safety analyser's; an instrument whose use nobody wrote down may be one. */
function isAnalyser({ measures }: { measures?: string }): boolean {
  return !measures || measures === "electrical_safety";
}
