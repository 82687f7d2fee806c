// A small plot of one measured value with its limit lines; the same numbers stand below it as a table.

import { dayOf } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { withUnit } from "../../text/units";
import type { Series } from "./measured";
import { HEIGHT, plotted, WIDTH } from "./plotting";

export function Plot({ series }: { series: Series }) {
  const { points, min, max } = plotted(series);
  const first = points[0];
  const last = points.at(-1);
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  return (
    <figure class="plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={series.name}>
        <polyline class="plot-limit" points={max} />
        <polyline class="plot-limit" points={min} />
        <polyline class="plot-line" points={line} />
        {points.map(({ x, y, at, outcome }) => (
          <circle key={at} cx={x} cy={y} r={4} data-outcome={outcome} />
        ))}
      </svg>
      <figcaption class="small soft">
        {first && last ? `${dayOf(first.at)} – ${dayOf(last.at)}` : ""}
        {min || max ? ` · ${t("limit_lines")}` : ""}
      </figcaption>
      <Numbers series={series} />
    </figure>
  );
}

function Numbers({ series: { points, unit } }: { series: Series }) {
  return (
    <table class="plain">
      <thead>
        <tr>
          <th scope="col">{t("trend_day")}</th>
          <th scope="col">{t("trend_value")}</th>
          <th scope="col">{t("trend_limits")}</th>
          <th scope="col">{t("trend_outcome")}</th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ at, value, min, max, outcome }) => (
          <tr key={at}>
            <td>{dayOf(at)}</td>
            <td>{withUnit(String(value), unit)}</td>
            <td>{between(min, max)}</td>
            <td>{outcomeWord(outcome)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function between(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `${min} – ${max}`;
  if (max !== null) return `≤ ${max}`;
  return min !== null ? `≥ ${min}` : "";
}

const OUTCOMES = ["pass", "watch", "fail", "not_applicable", "not_tested"] as const;

function outcomeWord(outcome: string): string {
  const known = OUTCOMES.find((one) => one === outcome);
  return known ? common(`outcome_${known}`) : "";
}
