// Pass or fail: two keys for a thumb in a glove.

import { Check, X } from "lucide-preact";
import { either } from "../../text";
import { t } from "../../text/run";
import { announce, Segmented } from "../../ui";
import type { ControlProps } from "./Control";
import { answer, readingOf } from "./record";

export function PassFail({ model, item, view }: ControlProps) {
  const raw = view.value.reading?.raw;
  return (
    <Segmented
      label={either(item)}
      value={raw === "pass" || raw === "fail" ? raw : null}
      options={[
        { value: "pass", label: t("pass"), icon: Check, tone: "good" },
        { value: "fail", label: t("fail"), icon: X, tone: "bad" },
      ]}
      onChange={(chosen) => {
        void answer(model, item, view, readingOf(model, item, chosen));
        if (chosen === "fail") announce(t("finding_drafted"));
      }}
    />
  );
}
