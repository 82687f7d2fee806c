// A small sign beside a limit that no administrator has confirmed yet.

import { isAssumed } from "../../limits/confirmed";
import { see } from "../../local";
import { t } from "../../text/limits";
import { StateChip } from "../../ui";

export function AssumedMark({ table }: { table: string }) {
  const view = see("limit_table", table).value;
  if (!view.known || !isAssumed(view.value)) return null;
  return <StateChip tone="watch">{t("mark")}</StateChip>;
}
