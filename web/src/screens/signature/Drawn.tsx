// A stored signature drawn again from its strokes.

import { pathOf } from "../../checklist";
import { t } from "../../text/signature";

interface DrawnProps {
  strokes: readonly (readonly (readonly number[])[])[];
  width: number;
  height: number;
  name: string;
}

export function Drawn({ strokes, width, height, name }: DrawnProps) {
  return (
    <svg
      class="drawn"
      viewBox={`0 0 ${width || 300} ${height || 150}`}
      role="img"
      aria-label={t("drawn", { name })}
    >
      <path d={strokes.map(pathOf).join("")} />
    </svg>
  );
}
