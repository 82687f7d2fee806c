// Before the visit: the checklist measures with instruments of which the register has none.

import { itemsOf, newest } from "../../checklist";
import { list } from "../../local";
import { listed } from "../../records/name";
import { t } from "../../text/office";
import { Banner, LinkButton } from "../../ui";
import { measuresName } from "../instruments/fields";
import { kindsOf } from "../run/tools";

export function LackingTools({ template }: { template: string }) {
  const forms = (list("template").value ?? []).map(({ value }) => value);
  const tools = list("instrument").value;
  if (!tools) return null;
  const there = new Set(tools.map(({ value }) => value.measures));
  const lacking = kindsOf(itemsOf(newest(forms, template)?.items)).filter(
    (kind) => !there.has(kind),
  );
  if (lacking.length === 0) return null;
  return (
    <Banner
      tone="watch"
      actions={<LinkButton href="/office/instruments">{t("tools_register")}</LinkButton>}
    >
      {t("tools_lacking", { kinds: listed(lacking.map(measuresName)) })}
    </Banner>
  );
}
