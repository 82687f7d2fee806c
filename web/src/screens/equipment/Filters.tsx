// Narrows the register: by hospital at once, by the rest in a sheet.

import { SlidersHorizontal } from "lucide-preact";
import { useState } from "preact/hooks";
import { Search } from "../../lists/Search";
import { hospitalNames } from "../../records/names";
import { BANDS } from "../../records/score";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Button, type Choice, Field, Select, Sheet } from "../../ui";
import { className } from "./classes";
import { departments } from "./departments";
import { DUES } from "./due";
import { ALL, devices, found, narrowed, type Sort, type Wanted, wanted } from "./register";
import { STATES } from "./states";

const SORTS: readonly Sort[] = ["hospital", "name", "model", "serial", "risk", "due"];

export function change(to: Partial<Wanted>): void {
  wanted.value = { ...wanted.value, ...to };
  scrollTo(0, 0);
}

export function clear(): void {
  change({ ...ALL, sort: wanted.value.sort });
}

export function Find() {
  return (
    <Search label={t("search")} value={wanted.value.query} onInput={(query) => change({ query })} />
  );
}

export function Filters() {
  const [open, setOpen] = useState(false);
  const n = narrowed.value;
  const actions = (
    <>
      <Button onClick={clear}>{t("clear")}</Button>
      <Button kind="primary" onClick={() => setOpen(false)}>
        {t("how_many", { n: found.value.length })}
      </Button>
    </>
  );
  return (
    <div class="filters">
      <Select
        label={t("hospital")}
        value={wanted.value.hospital}
        onChange={(hospital) => change({ hospital, department: "" })}
        options={withAll(t("all_hospitals"), named(hospitalNames.value))}
      />
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

function More() {
  const { hospital } = wanted.value;
  const here = departments.value.filter((one) => one.hospital === hospital);
  return (
    <>
      {hospital ? (
        <Narrow
          by="department"
          options={here.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <Narrow by="device_class" options={used("device_class", className)} />
      <Narrow
        by="state"
        options={STATES.map((value) => ({ value, label: common(`equipment_${value}`) }))}
      />
      <Narrow by="risk" options={BANDS.map((value) => ({ value, label: t(`risk_${value}`) }))} />
      <Narrow by="contract" options={used("contract", (contract) => contract)} />
      <Narrow by="due" options={DUES.map((value) => ({ value, label: t(`due_${value}`) }))} />
      <Field label={t("sort")}>
        {(tied) => (
          <Select
            {...tied}
            value={wanted.value.sort}
            onChange={(sort) => change({ sort })}
            options={SORTS.map((value) => ({ value, label: t(`sort_${value}`) }))}
          />
        )}
      </Field>
    </>
  );
}

type By = "department" | "device_class" | "state" | "risk" | "contract" | "due";

function Narrow({ by, options }: { by: By; options: Choice[] }) {
  return (
    <Field label={t(`by_${by}`)}>
      {(tied) => (
        <Select
          {...tied}
          value={wanted.value[by] as string}
          onChange={(value) => change({ [by]: value })}
          options={withAll(common("all"), options)}
        />
      )}
    </Field>
  );
}

function withAll(all: string, options: Choice[]): Choice[] {
  return [{ value: "", label: all }, ...options];
}

function named(names: ReadonlyMap<string, string>): Choice[] {
  return [...names].map(([value, label]) => ({ value, label }));
}

/** The values that some device has. */
function used(field: "device_class" | "contract", say: (value: string) => string): Choice[] {
  const values = new Set((devices.value ?? []).map(({ value }) => value[field] ?? ""));
  values.delete("");
  return [...values].sort().map((value) => ({ value, label: say(value) }));
}
