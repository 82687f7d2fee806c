// Small signs beside a line's wording: critical, optional, not sent yet, two different values.

import { CloudUpload, Split } from "lucide-preact";
import type { Item } from "../../checklist";
import type { View } from "../../local";
import { t } from "../../text/run";
import { StateChip } from "../../ui";

export function Marks({ item, view }: { item: Item; view: View<"answer"> }) {
  const contested = Object.keys(view.contested).length > 0;
  return (
    <span class="run-line-marks">
      {item.critical ? <StateChip tone="info">{t("critical")}</StateChip> : null}
      {item.required ? null : <StateChip>{t("optional")}</StateChip>}
      {view.pending > 0 ? <Unsent /> : null}
      {contested ? (
        <a class="chip" data-tone="split" href={`/contested/answer/${encodeURIComponent(view.id)}`}>
          <Split size={14} aria-hidden="true" />
          <span>{t("contested")}</span>
        </a>
      ) : null}
    </span>
  );
}

export function Unsent() {
  return (
    <span class="unsent" title={t("unsent")}>
      <CloudUpload size={16} aria-hidden="true" />
      <span class="unseen">{t("unsent")}</span>
    </span>
  );
}
