// Small signs beside a line's wording: critical, optional, not sent yet, two different values.

import { CloudUpload } from "lucide-preact";
import type { Item } from "../../checklist";
import type { View } from "../../local";
import { t } from "../../text/run";
import { StateChip } from "../../ui";
import { ContestedMark } from "../contested/Mark";

export function Marks({ item, view }: { item: Item; view: View<"answer"> }) {
  return (
    <span class="run-line-marks">
      {item.critical ? <StateChip tone="info">{t("critical")}</StateChip> : null}
      {item.required ? null : <StateChip>{t("optional")}</StateChip>}
      {view.pending > 0 ? <Unsent /> : null}
      <ContestedMark view={view} />
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
