// Beside a record that two people wrote without knowing of each other: says so and leads to where it is settled.

import { Split } from "lucide-preact";
import type { View } from "../../local";
import { to } from "../../router";
import type { Kind } from "../../schema.gen";
import { t } from "../../text/contested";

interface ContestedMarkProps {
  view: View<Kind>;
  /** What it is that is contested, where that is not plain from its place. */
  of?: string;
}

export function ContestedMark({ view, of }: ContestedMarkProps) {
  const { kind, id, contested } = view;
  if (Object.keys(contested).length === 0) return null;
  const words = contested.deleted ? t("mark_deletion") : t("mark");
  return (
    <a class="chip chip-link" data-tone="split" href={to("contested", kind, id)}>
      <Split size={14} aria-hidden="true" />
      <span>{of ? t("mark_of", { what: of, words }) : words}</span>
    </a>
  );
}
