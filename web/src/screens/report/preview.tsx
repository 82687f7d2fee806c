// The report as it would be, and the key that seals it.

import { useSignal } from "@preact/signals";
import { Stamp } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { local } from "../../local";
import { type Draft, draftOf } from "../../report/live";
import { Paper } from "../../report/paper/Paper";
import { seal } from "../../report/seal";
import { go } from "../../router";
import type { ScreenProps } from "../../routes";
import { lang as spoken } from "../../text";
import { t } from "../../text/report";
import { Banner, Button, Confirm, Page, say } from "../../ui";
import { kept } from "../kept";
import { amendsOf, handLine, signatureOf, useReason } from "./amending";
import { Lacks } from "./Lacks";
import { isOver, NotYet } from "./NotYet";
import { PaperPicture } from "./PaperPicture";
import { TongueKeys } from "./Tongue";
import { prepareHref, sealHref } from "./where";

export default function PreviewScreen({ params }: ScreenProps) {
  const job = params.job ?? "";
  const amends = params.seal ?? "";
  const reason = useReason(amends);
  const lang = useSignal(spoken.peek());
  const made = useMemo(
    () => draftOf(job, { lang: lang.value, amends: amendsOf(amends, reason.text) }),
    [job, amends, lang.value, reason.text],
  ).value;
  const draft = isOver(job) ? made : null;
  return (
    <Page
      title={t("preview")}
      over={draft?.report.number}
      back={prepareHref(job, amends)}
      wide
      under={draft ? <TongueKeys lang={lang.value} onChange={(to) => (lang.value = to)} /> : null}
      foot={draft ? <SealKey draft={draft} amends={amends} onSealed={reason.drop} /> : null}
    >
      {draft ? (
        <>
          <Lacks report={draft.report} />
          <Paper report={draft.report} lang={lang.value} Picture={PaperPicture} />
        </>
      ) : (
        <NotYet job={job} />
      )}
    </Page>
  );
}

interface SealKeyProps {
  draft: Draft;
  amends: string;
  onSealed: () => void;
}

function SealKey({ draft, amends, onSealed }: SealKeyProps) {
  const asking = useSignal(false);
  const busy = useSignal(false);
  const lack = amends ? amendmentLack(draft, amends) : "";
  const put = async () => {
    if (busy.peek()) return;
    busy.value = true;
    const { sources, report } = draft;
    const { firm, number, lang, amends: instead } = report;
    let id = "";
    const done = seal(local, { sources, firm, number, lang, amends: instead });
    if (await kept(done.then((sealed) => (id = sealed.id)))) {
      onSealed();
      say(t("sealed"), "good");
      go(sealHref(id), { replace: true });
    }
    busy.value = false;
    asking.value = false;
  };
  return (
    <div class="stack">
      {lack ? <Banner tone="watch">{lack}</Banner> : null}
      <Button
        kind="primary"
        big
        wide
        icon={Stamp}
        disabled={lack !== ""}
        onClick={() => (asking.value = true)}
      >
        {t("seal")}
      </Button>
      {asking.value ? (
        <Confirm
          title={t("seal_question")}
          yes={t("seal")}
          busy={busy.value}
          onYes={() => void put()}
          onClose={() => (asking.value = false)}
        >
          <p>{t("seal_body")}</p>
        </Confirm>
      ) : null}
    </div>
  );
}

/** An amendment says why and carries its author's hand; nothing else is asked of it. */
function amendmentLack({ report }: Draft, amends: string): string {
  if (!report.amends?.reason) return t("reason_needed");
  return signatureOf(report.job.id, handLine(amends)).value ? "" : t("sign_needed");
}
