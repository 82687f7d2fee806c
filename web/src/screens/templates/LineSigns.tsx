// What kind of line it is, in small signs: type, limits, critical, optional, on what it hangs.

import type { Item } from "../../checklist";
import { typeName } from "../../templates/said";
import { t as run } from "../../text/run";
import { t } from "../../text/templates";
import { withUnit } from "../../text/units";
import { StateChip } from "../../ui";
import { boundsText } from "../run/LimitWords";

export function LineSigns({ item }: { item: Item }) {
  return (
    <span class="line-signs">
      <StateChip>{typeName(item.type)}</StateChip>
      {item.type === "numeric" ? <span class="small soft">{limitsSaid(item)}</span> : null}
      {item.critical ? <StateChip tone="info">{run("critical")}</StateChip> : null}
      {item.required ? null : <StateChip>{run("optional")}</StateChip>}
      {item.show_when ? <span class="small soft">{t("condition")}</span> : null}
    </span>
  );
}

function limitsSaid({ limit_table, limits_from_model, limits, unit }: Item): string {
  if (limit_table) return limit_table;
  if (limits_from_model) return t("limits_model");
  const text = boundsText({ min: limits?.min ?? null, max: limits?.max ?? null });
  return text ? withUnit(text, unit) : (unit ?? "");
}
