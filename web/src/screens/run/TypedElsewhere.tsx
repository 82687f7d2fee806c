// Beside a field: that an unfinished text came back, and what is stored meanwhile if it is another.

import { Check } from "lucide-preact";
import type { View } from "../../local";
import { personName } from "../../records/name";
import { t } from "../../text/run";
import { Button } from "../../ui";
import type { Typing } from "./typing";

export function TypedElsewhere({ typing, view }: { typing: Typing; view: View<"answer"> }) {
  if (!typing.restored) return null;
  const stored = view.value.reading?.raw;
  return (
    <div class="run-restored">
      <p class="small">{t("restored")}</p>
      {stored ? (
        <p class="small soft">
          {t("now_saved", { value: stored, name: view.by ? personName(view.by) : "" })}
        </p>
      ) : null}
      <Button icon={Check} onClick={typing.commit}>
        {t("confirm")}
      </Button>
    </div>
  );
}
