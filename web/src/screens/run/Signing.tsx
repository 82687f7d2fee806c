// A line that somebody signs: what was signed, and the way to sign, to refuse, or to say that nobody was there.

import { useSignal } from "@preact/signals";
import { PenLine } from "lucide-preact";
import { either } from "../../text";
import { t } from "../../text/signature";
import { Banner, Button } from "../../ui";
import { Signed } from "../signature/Signed";
import { SignSheet } from "../signature/SignSheet";
import type { ControlProps } from "./Control";

export function Signing({ model, item }: ControlProps) {
  const open = useSignal(false);
  const signed = model.signatures(item.id).value;
  const last = signed.at(-1) ?? null;
  return (
    <div class="stack">
      {signed.map((view) => (
        <div key={view.id} class="stack">
          <Signed view={view} />
          {model.counts(view) ? null : <Banner tone="watch">{t("other_meaning")}</Banner>}
        </div>
      ))}
      <Button
        icon={PenLine}
        kind={last ? "plain" : "primary"}
        wide
        onClick={() => {
          open.value = true;
        }}
      >
        {last ? t("sign_again") : t("sign")}
      </Button>
      {open.value ? (
        <SignSheet
          place={{ job: model.jobId, run: model.id, item: item.id }}
          title={either(item)}
          role={item.id.includes("engineer") ? "engineer" : "customer"}
          alternatives={item.alternatives ?? []}
          unavailable={model.unavailable.value}
          replaces={last}
          onClose={() => {
            open.value = false;
          }}
        />
      ) : null}
    </div>
  );
}
