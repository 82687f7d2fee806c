// With which instrument a line is measured: chosen where several of its kind were brought, asked for where none was.

import { type Item, instrumentText } from "../../checklist";
import type { View } from "../../local";
import { t } from "../../text/run";
import { FieldError, Select } from "../../ui";
import type { RunModel } from "./model";
import { measureWith } from "./record";

interface WithToolProps {
  model: RunModel;
  item: Item;
  view: View<"answer">;
}

export function WithTool({ model, item, view }: WithToolProps) {
  const fitting = model.tools.ofKind(item.instrument ?? "");
  const now = model.tools.of(item, view.value.reading);
  if (view.value.reading?.raw && model.context(item).toolless)
    return <FieldError>{t("lack_instrument")}</FieldError>;
  if (!now || fitting.length < 2) return null;
  return (
    <Select
      label={t("instrument")}
      value={now.id}
      options={fitting.map(({ id, value }) => ({
        value: id,
        label: t("instrument_of", { name: instrumentText(value) }),
      }))}
      onChange={(id) => void measureWith(model, item, id)}
    />
  );
}
