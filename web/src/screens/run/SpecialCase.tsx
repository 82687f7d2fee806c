// The special case of a limit table that only the person at the device can tell: offered where it may apply.

import { type Item, offered } from "../../checklist";
import { either } from "../../text";
import { t } from "../../text/run";
import { Select } from "../../ui";
import type { RunModel } from "./model";
import { limitBy } from "./record";

export function SpecialCase({ model, item }: { model: RunModel; item: Item }) {
  if (!item.limit_table) return null;
  const context = model.context(item);
  const cases = offered(context.table(item.limit_table), model.raws);
  if (cases.length === 0) return null;
  return (
    <Select
      label={t("special")}
      value={cases.some(({ id }) => id === context.special) ? (context.special ?? "") : ""}
      options={[
        { value: "", label: t("special_none") },
        ...cases.map((one) => ({ value: one.id, label: either(one) })),
      ]}
      onChange={(id) => void limitBy(model, item, id)}
    />
  );
}
