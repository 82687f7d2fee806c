// A sealed report: the paper with its code, ways to hand it over, what came later, its chain of amendments.

import { useSignal } from "@preact/signals";
import { FileX2, PencilLine, ScrollText } from "lucide-preact";
import { children, see, type View } from "../../local";
import { standing } from "../../report/chain";
import type { Report } from "../../report/document";
import { Foot } from "../../report/paper/Foot";
import { Paper } from "../../report/paper/Paper";
import { to } from "../../router";
import type { ScreenProps } from "../../routes";
import { t } from "../../text/report";
import { Banner, Empty, LinkButton, Page, Skeleton } from "../../ui";
import { Chain } from "./Chain";
import { type Content, useContent } from "./content";
import { HandOver } from "./HandOver";
import { codeOfSeal } from "./handing";
import { LaterChanges } from "./Later";
import { PaperPicture } from "./PaperPicture";
import { Standing } from "./Standing";
import { TongueKeys } from "./Tongue";
import { Withheld, withholdingOf } from "./Withheld";
import { prepareHref, sealHref } from "./where";

export default function SealedScreen({ params }: ScreenProps) {
  const seal = see("seal", params.seal ?? "").value;
  const content = useContent(seal);
  const held = withholdingOf(seal) !== undefined;
  const { job = "", number } = seal.value;
  return (
    <Page
      title={number || t("sealed_report")}
      over={t("sealed_report")}
      back={job ? to("job", job) : "/"}
      wide
    >
      {held ? (
        <>
          <Withheld seal={seal} />
          <Chain seal={seal} />
        </>
      ) : content.state === "right" ? (
        <Whole seal={seal} text={content.text} report={content.report} />
      ) : (
        <NotWhole seal={seal} state={content.state} />
      )}
    </Page>
  );
}

interface WholeProps {
  seal: View<"seal">;
  text: string;
  report: Report;
}

function Whole({ seal, text, report }: WholeProps) {
  const lang = useSignal(report.lang);
  const job = seal.value.job ?? "";
  const last = standing(children("seal", job).value ?? []).some(({ id }) => id === seal.id);
  return (
    <>
      {last ? null : <Replaced seal={seal} />}
      <Standing seal={seal} />
      <HandOver handed={{ seal, report, text, lang: lang.value }} />
      {last ? <LaterChanges seal={seal} report={report} /> : null}
      <TongueKeys lang={lang.value} onChange={(now) => (lang.value = now)} />
      <Paper
        report={report}
        lang={lang.value}
        Picture={PaperPicture}
        foot={<Foot code={codeOfSeal(seal)} origin={location.origin} />}
      />
      <Chain seal={seal} />
      {last ? (
        <p class="no-print">
          <LinkButton icon={PencilLine} href={prepareHref(job, seal.id)}>
            {t("amend")}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
}

/** Another one stands in its place: the way there. */
function Replaced({ seal }: { seal: View<"seal"> }) {
  const all = children("seal", seal.value.job ?? "").value ?? [];
  const next = all.find(({ value }) => value.amends === seal.id);
  return (
    <Banner
      tone="watch"
      title={t("amended")}
      actions={next ? <LinkButton href={sealHref(next.id)}>{t("newest")}</LinkButton> : null}
    >
      {t("amended_body")}
    </Banner>
  );
}

function NotWhole({ seal, state }: { seal: View<"seal">; state: Content["state"] }) {
  if (state === "wrong")
    return (
      <Banner tone="bad" icon={FileX2} title={t("content_wrong")} urgent>
        {t("content_wrong_body")}
      </Banner>
    );
  if (state === "newer") return <Banner title={t("newer")}>{t("newer_body")}</Banner>;
  if (state === "reading" && (seal.known || !seal.loaded))
    return <Skeleton rows={6} label={t("reading")} />;
  return (
    <Empty icon={ScrollText} title={t("not_here")}>
      <p>{t("not_here_body")}</p>
    </Empty>
  );
}
