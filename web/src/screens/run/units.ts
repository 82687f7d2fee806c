// What a template's unit is called here; a plain count or ratio has none to show.

import { t } from "../../text/run";

export function unitName(unit: string | undefined): string {
  if (!unit || unit === "count" || unit === "ratio") return "";
  if (unit === "day") return t("unit_day");
  if (unit === "h") return t("unit_h");
  if (unit === "min") return t("unit_min");
  return unit === "scan-s" ? t("unit_scan") : unit;
}

/** "22.5 °C", "34" */
export function withUnit(text: string, unit: string | undefined): string {
  const name = unitName(unit);
  return name ? `${text} ${name}` : text;
}
