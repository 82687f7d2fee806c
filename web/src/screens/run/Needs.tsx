// Where an earlier test failed that this one builds on (protective earth first): stop and say so.

import { Hand } from "lucide-preact";
import type { Item } from "../../checklist";
import { either, lang } from "../../text";
import { t } from "../../text/run";
import { Banner } from "../../ui";
import type { RunModel } from "./model";

export function Needs({ model, item }: { model: RunModel; item: Item }) {
  const failed = (item.needs ?? []).filter((id) => model.held.reading(id)?.outcome === "fail");
  if (failed.length === 0) return null;
  const names = failed.map((id) => either(model.items.value?.find((other) => other.id === id)));
  return (
    <Banner tone="bad" icon={Hand}>
      {t("needs", { items: names.join(lang.value === "zh" ? "、" : "; ") })}
    </Banner>
  );
}
