// Where a seal stands: on this device, at the server, countersigned; and whether its key is known there.

import { CloudCheck, ShieldCheck, Smartphone } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { blobState, type View } from "../../local";
import { moment } from "../../text";
import { t } from "../../text/report";
import { Banner } from "../../ui";
import { useWord } from "./receipt";

export function Standing({ seal }: { seal: View<"seal"> }) {
  const { enrolment, receipt } = useWord(seal);
  const { state } = useMemo(() => blobState(seal.value.report ?? ""), [seal.value.report]).value;
  const here = seal.pending > 0 || state === "local" || state === "sending" || state === "failed";
  const key = enrolment ? t("key_known") : t("key_waits");
  if (receipt)
    return (
      <Said icon={ShieldCheck} title={t("state_received", { at: moment(receipt.received) })}>
        {key}
      </Said>
    );
  if (here)
    return (
      <Said icon={Smartphone} title={t("state_here")}>
        {t("state_here_body")} {enrolment ? "" : key}
      </Said>
    );
  return (
    <Said icon={CloudCheck} title={t("state_sent")}>
      {key}
    </Said>
  );
}

interface SaidProps {
  icon: typeof ShieldCheck;
  title: string;
  children: (string | false)[] | string;
}

function Said({ icon, title, children }: SaidProps) {
  return (
    <div class="no-print">
      <Banner tone="good" icon={icon} title={title}>
        {children}
      </Banner>
    </div>
  );
}
