// What came of checking a file: line by line, then the report as the signed content says it, not as the file shows it.

import { CircleAlert, CircleCheck, CircleX, FileLock2, ShieldCheck, ShieldX } from "lucide-preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Said } from "../report/check";
import type { Photo } from "../report/document";
import { Paper } from "../report/paper/Paper";
import { lang } from "../text";
import { t } from "../text/guest";
import { t as paper } from "../text/paper";
import { Banner, Card, type Icon, type Tone } from "../ui/guest";
import { type Examined, type Outcome, outcomeOf } from "./examine";
import { CodeFoot } from "./Linked";
import type { State } from "./Said";

const SIGN: Record<Said, readonly [Icon, string]> = {
  ok: [CircleCheck, "var(--good)"],
  wrong: [CircleX, "var(--bad)"],
  open: [CircleAlert, "var(--watch)"],
};
const LOOK: Record<Outcome, readonly [Tone, Icon]> = {
  good: ["good", ShieldCheck],
  bad: ["bad", ShieldX],
  open: ["watch", CircleAlert],
  withheld: ["watch", FileLock2],
};

/** A report that is withheld is what was sealed; only the firm gives it out no more. */
const SERVER: Record<State, Said> = {
  valid: "ok",
  withheld: "open",
  content_missing: "wrong",
  unknown_key: "wrong",
  bad_signature: "wrong",
  after_revocation: "wrong",
  altered: "wrong",
};

export function CheckedFile({ found }: { found: Examined }) {
  const outcome = outcomeOf(found);
  const [tone, icon] = LOOK[outcome];
  const { checks, server, report } = found;
  return (
    <>
      <Banner tone={tone} icon={icon} title={t(`file_${outcome}`)} urgent>
        {outcome === "withheld" ? t("withheld_body") : null}
      </Banner>
      <Card>
        <ul class="guest-checks">
          <Line said={checks.form}>{t("check_form")}</Line>
          <Line said={checks.signature}>{t("check_signature")}</Line>
          <Line said={checks.photos}>{t("check_photos")}</Line>
          <Line said={checks.page}>{t("check_page")}</Line>
          <Line said={server ? SERVER[server.state] : "open"}>
            {t("check_server", { said: server ? t(server.state) : t("server_not_asked") })}
          </Line>
        </ul>
      </Card>
      {report ? <Content found={found} /> : null}
    </>
  );
}

function Line({ said, children }: { said: Said; children: string }) {
  const [Mark, color] = SIGN[said];
  return (
    <li class="line">
      <Mark size={20} color={color} aria-hidden="true" />
      <span>
        {children} <b>{t(`said_${said}`)}</b>
      </span>
    </li>
  );
}

function Content({ found }: { found: Examined }) {
  const { carried, report } = found;
  const urls = useMemo(
    () =>
      new Map(
        [...carried.photos].map(([hash, bytes]) => [hash, URL.createObjectURL(new Blob([bytes]))]),
      ),
    [carried],
  );
  useEffect(() => () => void [...urls.values()].map((url) => URL.revokeObjectURL(url)), [urls]);
  const Picture = ({ photo, words }: { photo: Photo; words: string }) => {
    const url = urls.get(photo.hash);
    if (url) return <img src={url} alt={words} />;
    return (
      <p class="paper-gone">
        {paper("photo_missing")} {photo.hash}
      </p>
    );
  };
  return report ? (
    <>
      <h2>{t("content_of_file")}</h2>
      <Paper
        report={report}
        lang={lang.value}
        Picture={Picture}
        foot={<CodeFoot envelope={carried.envelope} />}
      />
    </>
  ) : null;
}
