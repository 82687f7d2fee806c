// One checklist that a release brings: what differs from the firm's, how it looks, and what becomes of it.

import { useState } from "preact/hooks";
import { versionName } from "../../checklist";
import { blank, change, keepDraft } from "../../local";
import { capital, listed } from "../../records/name";
import { go, to } from "../../router";
import { draftFrom } from "../../templates/draft";
import { keyOf } from "../../templates/kept";
import type { Offer } from "../../templates/release";
import { memberName } from "../../templates/said";
import { either } from "../../text";
import { t } from "../../text/release";
import { t as words } from "../../text/templates";
import { Banner, Button, LinkButton, Sheet } from "../../ui";
import { kept } from "../kept";
import { Differences } from "./Differences";
import { Preview } from "./Preview";

interface SheetProps {
  offer: Offer;
  /** A draft of this checklist is on this device already. */
  drafted: boolean;
  onClose: () => void;
}

export function ReleaseSheet({ offer, drafted, onClose }: SheetProps) {
  const { brought, code, own, draft } = offer;
  const [busy, setBusy] = useState(false);
  const edit = to("office", "template", code, "edit");
  const end = async (work: Promise<unknown>, done: string, then: () => void) => {
    setBusy(true);
    if (await kept(work, done)) then();
    else setBusy(false);
  };
  const take = () => end(keepDraft(keyOf(code), draft), t("taken"), () => go(edit));
  const aside = () => {
    const value = { ...brought.value, retired: true };
    return end(change(blank("template", brought.id), value), t("put_aside_done"), onClose);
  };
  const actions = (
    <>
      <Button disabled={busy} onClick={() => void aside()}>
        {t("put_aside")}
      </Button>
      {drafted ? (
        <LinkButton kind="primary" href={edit}>
          {words("edit_go_on")}
        </LinkButton>
      ) : (
        <Button kind="primary" busy={busy} onClick={() => void take()}>
          {t("take")}
        </Button>
      )}
    </>
  );
  return (
    <Sheet title={either(brought.value) || code} onClose={onClose} actions={actions} full>
      {brought.value.change ? <p>{brought.value.change}</p> : null}
      {drafted ? <Banner tone="watch">{t("drafted")}</Banner> : null}
      {own ? <Changes offer={offer} /> : <p>{t("new_note")}</p>}
      <p class="small soft">{t("aside_note")}</p>
      <h3>{words("preview")}</h3>
      <Preview draft={draft} />
    </Sheet>
  );
}

function Changes({ offer: { brought, own, edited, both, draft } }: { offer: Offer }) {
  const mine = draftFrom("", own?.value ?? {});
  const v = versionName(own?.value.version ?? 0);
  const named = both.map(
    (id) => capital(either(mine.items.find((item) => item.id === id))) || memberName(id),
  );
  return (
    <>
      {edited ? <Banner tone="info">{t("yours_stays")}</Banner> : null}
      {both.length ? (
        <Banner tone="watch" title={t("both_changed", { n: both.length })}>
          {listed(named)}
        </Banner>
      ) : null}
      <h3>{t("draft_would", { v })}</h3>
      <Differences before={mine} after={draft} />
      {both.length ? (
        <>
          <h3>{t("whole_difference", { v })}</h3>
          <Differences before={mine} after={draftFrom("", brought.value)} />
        </>
      ) : null}
    </>
  );
}
