// The report behind a private link: verified by the server, checked again here, shown as the paper, with its PDF.

import { useSignal } from "@preact/signals";
import { Printer } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { hashOf } from "../digest";
import { Facts } from "../lists/Facts";
import { type Checks, check, reportIn } from "../report/check";
import { type Code, codeOf } from "../report/code";
import type { Photo, Report } from "../report/document";
import type { Envelope } from "../report/envelope";
import { Foot } from "../report/paper/Foot";
import { Paper } from "../report/paper/Paper";
import { instant } from "../report/paper/tongue";
import { either, lang } from "../text";
import { t } from "../text/guest";
import { Banner, Button, Card } from "../ui/guest";
import { useAsk } from "./ask";
import { Said, type State } from "./Said";
import { Waiting } from "./Waiting";

/** As `GET /api/r/{token}` answers. */
interface Handed {
  verification: { state: State };
  envelope: Envelope | null;
  ends: number;
  later: number;
  amended_by: string | null;
  number: string;
  sealed_by: { name: string; name_en: string };
  received: number;
  withheld: number | null;
}

export function Linked({ token }: { token: string }) {
  const [told, again] = useAsk<Handed>(`/api/r/${token}`);
  if (told.state !== "told") return <Waiting told={told} again={again} />;
  const { verification, envelope, ends, later, amended_by } = told.answer;
  const report = envelope ? reportIn(envelope) : null;
  return (
    <>
      <div class="no-print">
        <Checked envelope={envelope} state={verification.state} />
      </div>
      {amended_by ? (
        <Banner
          tone="watch"
          title={t("amended")}
          actions={<a href={`/verify/${amended_by}`}>{t("see_amended")}</a>}
        >
          {t("amended_body")}
        </Banner>
      ) : null}
      {later > 0 ? <Banner tone="watch">{t("later", { n: later })}</Banner> : null}
      {told.answer.withheld ? <Seal handed={told.answer} /> : null}
      {envelope && report ? <Whole token={token} envelope={envelope} report={report} /> : null}
      <p class="small soft no-print">
        {t("ends")} {instant(ends)}
      </p>
    </>
  );
}

/** What is left to say of a report that is given out no more. */
function Seal({ handed: { number, sealed_by: who, received, withheld } }: { handed: Handed }) {
  const rows = [
    [t("number"), number],
    [t("signed_by"), either({ zh: who.name, en: who.name_en || who.name })],
    [t("received_at"), instant(received)],
    [t("withheld_at"), instant(withheld)],
  ] as const;
  return (
    <Card>
      <Facts rows={rows} />
    </Card>
  );
}

/** The worse of what the server says and of what this browser finds. */
function Checked({ envelope, state }: { envelope: Envelope | null; state: State }) {
  const found = useSignal<Checks | null>(null);
  useEffect(() => {
    if (envelope && crypto.subtle)
      void check({ envelope, photos: new Map(), page: null }).then((checks) => {
        found.value = checks;
      });
  }, [envelope]);
  const wrong = found.value?.form === "wrong" || found.value?.signature === "wrong";
  return <Said state={wrong && state === "valid" ? "bad_signature" : state} />;
}

interface WholeProps {
  token: string;
  envelope: Envelope;
  report: Report;
}

function Whole({ token, envelope, report }: WholeProps) {
  const Picture = ({ photo, words }: { photo: Photo; words: string }) => (
    <img src={`/api/r/${token}/photos/${photo.hash}`} alt={words} />
  );
  return (
    <>
      <div class="guest-keys no-print">
        <a class="button button-primary" href={`/api/r/${token}/report.pdf?lang=${lang.value}`}>
          {t("pdf")}
        </a>
        <Button icon={Printer} onClick={() => print()}>
          {t("print")}
        </Button>
      </div>
      <Paper
        report={report}
        lang={lang.value}
        Picture={Picture}
        foot={<CodeFoot envelope={envelope} />}
      />
    </>
  );
}

function useCode({ report, seal }: Envelope): Code | null {
  const code = useSignal<Code | null>(null);
  useEffect(() => {
    void hashOf(report).then(
      (hash) => {
        code.value = { hash, key: seal.key, signature: seal.signature };
      },
      () => {},
    );
  }, [report, seal]);
  return code.value;
}

/** Drawn as soon as the hash is known; never an empty code. */
export function CodeFoot({ envelope }: { envelope: Envelope }) {
  const code = useCode(envelope);
  return code ? <Foot code={code} origin={location.origin} key={codeOf(code)} /> : <footer />;
}
