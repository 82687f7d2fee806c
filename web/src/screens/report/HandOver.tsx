// The ways to hand a report over: print it, share or save it as a file; the PDF comes from the server.

import { useSignal } from "@preact/signals";
import { Download, FileText, Link, Printer, Share2 } from "lucide-preact";
import { syncState } from "../../sync";
import { t as link } from "../../text/link";
import { t } from "../../text/report";
import { Button, LinkButton } from "../../ui";
import { kept } from "../kept";
import { canShare, type Handed, hand } from "./handing";
import { LinkSheet } from "./LinkSheet";

export function HandOver({ handed }: { handed: Handed }) {
  const linking = useSignal(false);
  const busy = useSignal<"share" | "save" | null>(null);
  const give = async (how: "share" | "save") => {
    busy.value = how;
    await kept(hand(handed, how));
    busy.value = null;
  };
  const atServer = handed.seal.pending === 0 && syncState.value.online === true;
  const pdf = `/api/reports/${encodeURIComponent(handed.seal.id)}/report.pdf?lang=${handed.lang}`;
  return (
    <div class="hand-over no-print">
      {canShare() ? (
        <Button
          kind="primary"
          icon={Share2}
          busy={busy.value === "share"}
          onClick={() => void give("share")}
        >
          {t("share")}
        </Button>
      ) : null}
      <Button icon={Download} busy={busy.value === "save"} onClick={() => void give("save")}>
        {t("save")}
      </Button>
      <Button icon={Printer} onClick={() => print()}>
        {t("print")}
      </Button>
      {atServer ? (
        <>
          <LinkButton icon={FileText} href={pdf}>
            {t("pdf")}
          </LinkButton>
          <Button icon={Link} onClick={() => (linking.value = true)}>
            {link("key")}
          </Button>
        </>
      ) : null}
      {linking.value ? (
        <LinkSheet seal={handed.seal.id} onClose={() => (linking.value = false)} />
      ) : null}
    </div>
  );
}
