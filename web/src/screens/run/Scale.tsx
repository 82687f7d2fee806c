// A ruler under a value: where it lies between its limits, seen before it is read.

import type { Applied } from "../../checklist";

interface Ends {
  low: number;
  high: number;
}

export function Scale({ limits, value }: { limits: Applied; value: number | null }) {
  const ends = endsOf(limits);
  if (!ends) return null;
  const at = (n: number) => 100 * Math.min(1, Math.max(0, (n - ends.low) / (ends.high - ends.low)));
  const from = limits.min === null ? 0 : at(limits.min);
  const to = limits.max === null ? 100 : at(limits.max);
  return (
    <div class="scale" aria-hidden="true">
      <span class="scale-band" style={{ left: `${from}%`, width: `${to - from}%` }} />
      {value === null ? null : <span class="scale-mark" style={{ left: `${at(value)}%` }} />}
    </div>
  );
}

/** Room beyond the limits, so that a value outside is seen outside; none below a nought that ends the scale. */
function endsOf({ min, max }: Applied): Ends | null {
  if (min !== null && max !== null) {
    const room = (max - min) * 0.3 || Math.abs(max) || 1;
    return { low: min === 0 ? 0 : min - room, high: max + room };
  }
  if (max !== null && max > 0) return { low: 0, high: max * 1.4 };
  return min !== null && min > 0 ? { low: 0, high: min * 2.5 } : null;
}
