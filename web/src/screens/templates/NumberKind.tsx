// A number's unit, limits and warnings: here, from a limit table, or from each model's maker.

import { byName, tableName } from "../../limits/naming";
import { list } from "../../local";
import type { Draft } from "../../templates/draft";
import { either } from "../../text";
import { t } from "../../text/templates";
import { Segmented } from "../../ui";
import { MEASURES, measuresName } from "../instruments/fields";
import { Failing } from "./Kind";
import { Needs } from "./Needs";
import { Line, NumberField, type PartProps, Pick, Tick } from "./parts";
import { Warning } from "./Warning";

type Props = PartProps & { draft: Draft };
type From = "own" | "table" | "model";

export function NumberKind(props: Props) {
  const { item, put, draft } = props;
  const from: From =
    item.limit_table !== undefined ? "table" : item.limits_from_model ? "model" : "own";
  const instrument = item.instrument ?? "";
  const choose = (next: From) =>
    put({
      limit_table: next === "table" ? (item.limit_table ?? "") : undefined,
      lookup: next === "table" ? (item.lookup ?? []) : undefined,
      limits_from_model: next === "model" ? true : undefined,
      limits: next === "own" ? (item.limits ?? {}) : next === "model" ? {} : undefined,
    });
  return (
    <>
      <div class="both">
        <Line label={t("unit")} value={item.unit ?? ""} onInput={(unit) => put({ unit })} />
        <NumberField
          label={t("decimals")}
          value={item.decimals}
          onInput={(decimals) => put({ decimals })}
        />
      </div>
      <Segmented
        label={t("limits_from")}
        showLegend
        value={from}
        options={[
          { value: "own", label: t("limits_own") },
          { value: "table", label: t("limits_table") },
          { value: "model", label: t("limits_model") },
        ]}
        onChange={choose}
      />
      {from === "own" ? <OwnLimits item={item} put={put} /> : null}
      {from === "table" ? <TableLimits {...props} /> : null}
      <Warning item={item} put={put} />
      <Line label={t("source")} value={item.source ?? ""} onInput={(source) => put({ source })} />
      <Pick
        label={t("instrument")}
        value={instrument}
        options={[
          { value: "", label: t("instrument_none") },
          ...MEASURES.map((value) => ({ value, label: measuresName(value) })),
        ]}
        onChange={(value) => put({ instrument: value || undefined })}
      />
      <Needs item={item} put={put} items={draft.items} />
      <Failing item={item} put={put} />
      <Tick item={item} put={put} name="trend" label={t("trend")} />
    </>
  );
}

function OwnLimits({ item, put }: PartProps) {
  const set = (name: "min" | "max", value: number | undefined) => {
    const { [name]: _, ...rest } = item.limits ?? {};
    put({ limits: value === undefined ? rest : { ...rest, [name]: value } });
  };
  return (
    <div class="both">
      <NumberField
        label={t("min")}
        unit={item.unit}
        value={item.limits?.min}
        onInput={(value) => set("min", value)}
      />
      <NumberField
        label={t("max")}
        unit={item.unit}
        value={item.limits?.max}
        onInput={(value) => set("max", value)}
      />
    </div>
  );
}

/** The table, and for each thing it hangs on, the choice before this line that answers it. */
function TableLimits({ item, put, draft }: Props) {
  const tables = list("limit_table").value ?? [];
  const by = tables.find(({ id }) => id === item.limit_table)?.value.by ?? [];
  const before = draft.items.slice(
    0,
    draft.items.findIndex(({ id }) => id === item.id),
  );
  const choices = before.filter(({ type }) => type === "choice");
  const none = { value: "", label: "–" };
  return (
    <>
      <Pick
        label={t("limit_table")}
        value={item.limit_table ?? ""}
        options={[
          none,
          ...tables.map(({ id, value }) => ({ value: id, label: tableName(id, value) })),
        ]}
        onChange={(id) => {
          const unit = tables.find((table) => table.id === id)?.value.unit;
          put({ limit_table: id, lookup: [], ...(unit ? { unit } : {}) });
        }}
      />
      {by.map((name, i) => (
        <Pick
          key={name}
          label={t("lookup", { by: byName(name) })}
          value={item.lookup?.[i] ?? ""}
          options={[none, ...choices.map((one) => ({ value: one.id, label: either(one) }))]}
          onChange={(id) =>
            put({ lookup: by.map((_, n) => (n === i ? id : (item.lookup?.[n] ?? ""))) })
          }
        />
      ))}
    </>
  );
}
