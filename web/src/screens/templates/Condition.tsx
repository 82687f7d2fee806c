// On which answers before it a line hangs: without one it is always shown.

import { useId } from "preact/hooks";
import type { Item } from "../../checklist";
import { valuesOf } from "../../templates/references";
import { t } from "../../text/templates";
import type { PartProps } from "./parts";
import { When } from "./When";

export function Condition({ item, put, items }: PartProps & { items: readonly Item[] }) {
  const legend = useId();
  const when = item.show_when ?? {};
  const at = items.findIndex(({ id }) => id === item.id);
  const able = items.slice(0, at).some((one) => valuesOf(one).length > 0);
  if (!able && Object.keys(when).length === 0) return null;
  // A line that it hangs on and that was moved below it is still called by its name.
  const lines = items.filter((one, i) => i < at || one.id in when);
  return (
    <fieldset class="stack" aria-labelledby={legend}>
      <legend class="field-label" id={legend}>
        {t("condition")}
      </legend>
      <When
        when={when}
        lines={lines}
        none={t("condition_always")}
        label={t("condition_add")}
        onChange={(next) => put({ show_when: Object.keys(next).length ? next : undefined })}
      />
    </fieldset>
  );
}
