// The settle screen of one record: its contested fields, and below them its whole history.

import { see } from "../../local";
import { isKind, kindName, recordHref, recordName } from "../../records/name";
import { back } from "../../router";
import type { ScreenProps } from "../../routes";
import type { Kind } from "../../schema.gen";
import { t as common } from "../../text/common";
import { t } from "../../text/contested";
import { Banner, Empty, LinkButton, Page, Skeleton } from "../../ui";
import { Contested } from "./Contested";
import { History } from "./History";
import { whereOf } from "./where";

export default function ContestedRecord({ params }: ScreenProps) {
  const { kind = "", id = "" } = params;
  const contested = isKind(kind) && Object.keys(see(kind, id).value.contested).length > 0;
  return (
    <Page
      title={recordName(kind, id)}
      over={`${t(contested ? "title" : "history")} · ${kindName(kind)}`}
      back={() => back("/contested")}
    >
      {isKind(kind) ? (
        <Record kind={kind} id={id} />
      ) : (
        <Empty title={t("gone")}>{t("gone_body")}</Empty>
      )}
    </Page>
  );
}

function Record({ kind, id }: { kind: Kind; id: string }) {
  const view = see(kind, id).value;
  if (!view.loaded) return <Skeleton label={common("loading")} />;
  if (!view.known) return <Empty title={t("gone")}>{t("gone_body")}</Empty>;
  const href = recordHref(kind, id);
  return (
    <>
      {Object.keys(view.contested).length ? <p class="soft">{t("intro")}</p> : null}
      <Contested kind={kind} id={id} none={<Banner tone="good">{t("record_none")}</Banner>} />
      {href ? <LinkButton href={href}>{t("open_record")}</LinkButton> : null}
      <History kind={kind} id={id} where={whereOf(view)} />
    </>
  );
}
