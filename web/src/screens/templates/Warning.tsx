// When a value within its limits is to be watched: by itself near a limit, outside a range, or above a value.

import { t } from "../../text/templates";
import { Segmented } from "../../ui";
import { NumberField, type PartProps } from "./parts";

type How = "auto" | "range" | "above";

export function Warning({ item, put }: PartProps) {
  const how: How = item.warn_range ? "range" : item.warn_above !== undefined ? "above" : "auto";
  const choose = (next: How) =>
    put({
      warn_range: next === "range" ? [item.limits?.min ?? 0, item.limits?.max ?? 0] : undefined,
      warn_above: next === "above" ? (item.limits?.max ?? 0) : undefined,
    });
  const [from, to] = item.warn_range ?? [0, 0];
  return (
    <>
      <Segmented
        label={t("warn")}
        showLegend
        value={how}
        options={[
          { value: "auto", label: t("warn_auto") },
          { value: "range", label: t("warn_range") },
          { value: "above", label: t("warn_above") },
        ]}
        onChange={choose}
      />
      {how === "range" ? (
        <div class="both">
          <NumberField
            label={t("warn_from")}
            unit={item.unit}
            value={from}
            onInput={(value) => put({ warn_range: [value ?? 0, to] })}
          />
          <NumberField
            label={t("warn_to")}
            unit={item.unit}
            value={to}
            onInput={(value) => put({ warn_range: [from, value ?? 0] })}
          />
        </div>
      ) : null}
      {how === "above" ? (
        <NumberField
          label={t("warn_to")}
          unit={item.unit}
          value={item.warn_above}
          onInput={(value) => put({ warn_above: value ?? 0 })}
        />
      ) : null}
    </>
  );
}
