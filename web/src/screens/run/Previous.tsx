// What was recorded here last time, and its day.

import { History } from "lucide-preact";
import type { Earlier, Item } from "../../checklist";
import { day, dayOf } from "../../text";
import { t } from "../../text/run";
import { withUnit } from "../../text/units";
import type { RunModel } from "./model";

const LONG = 60;

export function Previous({ model, item }: { model: RunModel; item: Item }) {
  const [last, ...older] = model.past.of(item.id);
  if (!last) return null;
  const before = item.trend ? older.map(words).reverse() : [];
  return (
    <span class="previous small soft">
      <History size={14} aria-hidden="true" />
      <span>
        {before.length ? `${before.join(" → ")} → ` : ""}
        {t("previous", { value: words(last) })}
        {t("previous_at", { time: day(dayOf(last.at)) })}
      </span>
    </span>
  );
}

function words({ raw, unit }: Earlier): string {
  const text = raw.length > LONG ? `${raw.slice(0, LONG)}…` : raw;
  return withUnit(text, unit);
}
