// Narrows the list of jobs: by words, state, hospital, engineer, planned days.

import { SlidersHorizontal } from "lucide-preact";
import { useState } from "preact/hooks";
import { Search } from "../../lists/Search";
import { list } from "../../local";
import { either } from "../../text";
import { t } from "../../text/office";
import { Button, Field, Select, Sheet, TextInput } from "../../ui";
import { ALL, chosen, type Filter, filter, narrowed, type Which } from "./plan";
import { engineers } from "./staff";

const WHICH: readonly Which[] = ["open", "dayless", "overdue", "again", "ended", "all"];

function set(change: Partial<Filter>): void {
  filter.value = { ...filter.value, ...change };
}

export function Filters() {
  const [open, setOpen] = useState(false);
  const n = narrowed.value;
  const actions = (
    <>
      <Button
        onClick={() => {
          filter.value = ALL;
        }}
      >
        {t("clear")}
      </Button>
      <Button kind="primary" onClick={() => setOpen(false)}>
        {t("how_many", { n: chosen.value?.length ?? 0 })}
      </Button>
    </>
  );
  return (
    <div class="office-filters">
      <Search label={t("search")} value={filter.value.query} onInput={(query) => set({ query })} />
      <WhichChoice />
      <Button icon={SlidersHorizontal} onClick={() => setOpen(true)}>
        {n ? t("filters_on", { n }) : t("filters")}
      </Button>
      {open ? (
        <Sheet title={t("filters")} onClose={() => setOpen(false)} actions={actions}>
          <More />
        </Sheet>
      ) : null}
    </div>
  );
}

function WhichChoice() {
  const options = WHICH.map((value) => ({ value, label: t(`which_${value}`) }));
  return (
    <Select
      label={t("which")}
      value={filter.value.which}
      options={options}
      onChange={(which) => set({ which })}
    />
  );
}

function More() {
  const { hospital, engineer, from, until } = filter.value;
  const hospitals = (list("hospital").value ?? []).map(({ id, value }) => ({
    value: id,
    label: either(value),
  }));
  const people = engineers().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Field label={t("hospital")}>
        {(tied) => (
          <Select
            {...tied}
            value={hospital}
            onChange={(value) => set({ hospital: value })}
            options={[{ value: "", label: t("all_hospitals") }, ...hospitals]}
          />
        )}
      </Field>
      <Field label={t("engineer")}>
        {(tied) => (
          <Select
            {...tied}
            value={engineer}
            onChange={(value) => set({ engineer: value })}
            options={[
              { value: "", label: t("all_engineers") },
              { value: "-", label: t("nobody") },
              ...people,
            ]}
          />
        )}
      </Field>
      <Field label={t("from")}>
        {(tied) => (
          <TextInput {...tied} type="date" value={from} onInput={(value) => set({ from: value })} />
        )}
      </Field>
      <Field label={t("until")}>
        {(tied) => (
          <TextInput
            {...tied}
            type="date"
            value={until}
            onInput={(value) => set({ until: value })}
          />
        )}
      </Field>
    </>
  );
}
