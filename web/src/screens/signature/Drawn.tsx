// A stored signature drawn again from its strokes.

import { boxOf, pathOf } from "../../checklist";
import { t } from "../../text/signature";

interface DrawnProps {
  strokes: readonly (readonly (readonly number[])[])[];
  name: string;
}

export function Drawn({ strokes, name }: DrawnProps) {
  return (
    <svg class="drawn" viewBox={boxOf(strokes)} role="img" aria-label={t("drawn", { name })}>
      <path d={strokes.map(pathOf).join("")} />
    </svg>
  );
}
