// A limit table is made or edited: what it hangs on, its limits row by row, its source.

import { isAssumed } from "../../limits/confirmed";
import {
  byOf,
  changesIn,
  type Entered,
  enteredFrom,
  withBy,
  wrongWith,
} from "../../limits/entered";
import { byName, knownBy } from "../../limits/naming";
import { blank, change, list, type View } from "../../local";
import { t as catalogue } from "../../text/catalogue";
import { t } from "../../text/limits";
import { Banner, Check, Field, SaveSheet, Segmented, TextArea, TextInput } from "../../ui";
import { useEntered } from "../useEntered";
import { Cases } from "./Cases";
import { Cells } from "./Cells";

interface SheetProps {
  /** Null: a new table. */
  view: View<"limit_table"> | null;
  onClose: (made?: string) => void;
}

export function TableSheet({ view, onClose }: SheetProps) {
  const { begun, entered, enter, draft } = useEntered("limit_table", view, enteredFrom);
  const taken = (list("limit_table").value ?? []).map(({ id }) => id);
  const patch = changesIn(enteredFrom(begun), entered);
  const save = () => {
    const wrong = wrongWith(entered, view === null, taken);
    if (wrong) return wrong;
    const started = begun ?? blank("limit_table", entered.id);
    return Object.keys(patch).length ? change(started, patch) : null;
  };
  const voids =
    view && !isAssumed(view.value) && ("values" in patch || "unit" in patch || "limit" in patch);
  return (
    <SaveSheet
      title={view ? t("edit") : t("add")}
      draft={draft}
      done={catalogue("saved")}
      onSave={save}
      onSaved={() => onClose(entered.id)}
      onClose={() => onClose()}
    >
      <Head entered={entered} isNew={view === null} onInput={enter} />
      <Cells
        label={t("values")}
        by={byOf(entered)}
        table={entered.id}
        unit={entered.unit}
        cells={entered.cells}
        onInput={(cells) => enter({ cells })}
      />
      <Cases
        table={view?.id ?? ""}
        unit={entered.unit}
        cases={entered.special}
        onInput={(special) => enter({ special })}
      />
      <Origin entered={entered} onInput={enter} />
      {voids ? <Banner tone="watch">{t("voids")}</Banner> : null}
    </SaveSheet>
  );
}

interface PartProps {
  entered: Entered;
  onInput: (entered: Entered) => void;
}

function Head({ entered, isNew, onInput }: PartProps & { isNew: boolean }) {
  const line = (name: "id" | "zh" | "en" | "unit", hint?: string) => (
    <Field label={t(name)} hint={hint}>
      {(tied) => (
        <TextInput
          {...tied}
          maxLength={200}
          autoComplete="off"
          value={entered[name]}
          onInput={(text) => onInput({ ...entered, [name]: text })}
        />
      )}
    </Field>
  );
  return (
    <>
      {isNew ? line("id", t("id_hint")) : null}
      {line("zh")}
      {line("en")}
      {line("unit")}
      <Segmented
        label={t("limit")}
        showLegend
        value={entered.limit}
        options={[
          { value: "max", label: t("limit_max") },
          { value: "min", label: t("limit_min") },
        ]}
        onChange={(limit) => onInput({ ...entered, limit })}
      />
      {isNew ? <HangsOn entered={entered} onInput={onInput} /> : null}
    </>
  );
}

/** By what a limit differs: ticked among what is known, in the order in which it is ticked. */
function HangsOn({ entered, onInput }: PartProps) {
  const by = byOf(entered);
  return (
    <fieldset>
      <legend class="field-label">{t("by")}</legend>
      {knownBy().map((name) => (
        <Check
          key={name}
          checked={by.includes(name)}
          onChange={(on) =>
            onInput(withBy(entered, on ? [...by, name] : by.filter((one) => one !== name)))
          }
        >
          {byName(name)}
        </Check>
      ))}
    </fieldset>
  );
}

function Origin({ entered, onInput }: PartProps) {
  const area = (name: "source" | "note", rows: number) => (
    <Field label={t(name)}>
      {(tied) => (
        <TextArea
          {...tied}
          rows={rows}
          maxLength={20000}
          value={entered[name]}
          onInput={(text) => onInput({ ...entered, [name]: text })}
        />
      )}
    </Field>
  );
  return (
    <>
      {area("source", 3)}
      <Field label={t("confidence")}>
        {(tied) => (
          <TextInput
            {...tied}
            maxLength={200}
            value={entered.confidence}
            onInput={(confidence) => onInput({ ...entered, confidence })}
          />
        )}
      </Field>
      {area("note", 2)}
    </>
  );
}
