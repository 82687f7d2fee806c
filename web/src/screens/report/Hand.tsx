// The engineer's own hand: under a report without a checklist, and under each amendment.

import { useSignal } from "@preact/signals";
import { PenLine } from "lucide-preact";
import { t } from "../../text/report";
import { Button, Card } from "../../ui";
import { Signed } from "../signature/Signed";
import { SignSheet } from "../signature/SignSheet";
import { handLine, signatureOf } from "./amending";

const ENGINEER = "engineer";

export function Hand({ job, amends }: { job: string; amends: string }) {
  const open = useSignal(false);
  const item = handLine(amends);
  const signed = signatureOf(job, item).value;
  return (
    <Card title={t("hand")}>
      <div class="stack">
        {signed ? <Signed view={signed} /> : null}
        <Button icon={PenLine} wide onClick={() => (open.value = true)}>
          {signed ? t("sign_again") : t("sign")}
        </Button>
      </div>
      {open.value ? (
        <SignSheet
          place={{ job, run: "", item }}
          title={t("hand")}
          role={ENGINEER}
          alternatives={[]}
          unavailable={false}
          meaning={amends ? t("means_amendment") : t("means_report")}
          replaces={signed}
          onClose={() => (open.value = false)}
        />
      ) : null}
    </Card>
  );
}
