// The server after a restore, and its backups: what is missing and from whom, and the word that lets go on what waits.

import { useEffect, useState } from "preact/hooks";
import { tick } from "../../frame/tick";
import { me } from "../../local";
import { administers, keepsDevices } from "../../people/roles";
import { personName } from "../../records/name";
import { back } from "../../router";
import { ago, moment } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/fleet";
import { why } from "../../text/trouble";
import { Banner, Button, Card, Confirm, ListRow, Page, Rows, Skeleton, say } from "../../ui";
import { sayHeld } from "./held";
import { letGo, look, type Standing, standing, trouble } from "./hold";

/** A backup is made every hour unless told otherwise; a day without one is worth a word. */
const OLD = 26 * 3_600_000;

export default function ServerScreen() {
  const may = keepsDevices(me.value);
  useEffect(() => void look(), []);
  const known = standing.value;
  return (
    <Page title={t("server")} back={() => back("/office/devices")}>
      {may ? null : <Banner tone="watch">{t("not_allowed")}</Banner>}
      {may && trouble.value ? (
        <Banner
          tone="watch"
          actions={<Button onClick={() => void look()}>{common("retry")}</Button>}
        >
          {t("trouble", { why: why(trouble.value) })}
        </Banner>
      ) : null}
      {may && !known && !trouble.value ? <Skeleton rows={4} label={common("loading")} /> : null}
      {known ? <Known known={known} /> : null}
    </Page>
  );
}

function Known({ known }: { known: Standing }) {
  return (
    <>
      {known.held.length ? <Held known={known} /> : null}
      <Backups backups={known.backups} />
      <Holes holes={known.holes} />
    </>
  );
}

function Held({ known: { held, silent } }: { known: Standing }) {
  const [asking, setAsking] = useState(false);
  const admin = administers(me.value);
  return (
    <>
      <Banner
        tone="bad"
        title={t("hold_title")}
        actions={
          admin ? (
            <Button kind="danger" onClick={() => setAsking(true)}>
              {t("go")}
            </Button>
          ) : undefined
        }
      >
        <p>{t("hold_body")}</p>
        {held.map((one) => (
          <p key={one.since} class="small">
            {t("hold_since", { when: moment(one.since), why: sayHeld(one.why) })}
          </p>
        ))}
        {admin ? null : <p>{t("only_admin")}</p>}
      </Banner>
      <Card title={t("silent_title", { n: silent.length })}>
        <p class="soft">{silent.length ? t("silent_body") : t("silent_none")}</p>
        <ul>
          {silent.map((one) => (
            <li key={one.device}>
              {personName(one.person)} · {one.label || one.device.slice(-4)} ·{" "}
              <span class="soft">
                {one.last_heard ? ago(one.last_heard, tick.value) : t("never")}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      {asking ? <Go waiting={silent.length} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Go({ waiting, onClose }: { waiting: number; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    try {
      await letGo();
      say(t("gone_on"), "good");
    } catch (error) {
      say(t("failed", { why: why(error) }), "bad");
    }
    onClose();
  };
  return (
    <Confirm
      title={t("go_title")}
      yes={t("go")}
      danger
      busy={busy}
      onYes={() => void go()}
      onClose={onClose}
    >
      <p>{t("go_body", { n: waiting })}</p>
    </Confirm>
  );
}

function Backups({ backups }: { backups: Standing["backups"] }) {
  const [last] = backups;
  const old = last !== undefined && tick.value - last.at > OLD;
  return (
    <Card title={t("backup_times")} tone={!last || old ? "watch" : undefined}>
      <div class="stack">
        <p>
          {last
            ? t("backup_last", { ago: ago(last.at, tick.value), when: moment(last.at) })
            : t("backup_none")}
        </p>
        {backups.length === 1 ? <p>{t("backup_one")}</p> : null}
        {old ? <p>{t("backup_old")}</p> : null}
        {backups.length > 1 ? (
          <ul class="small soft">
            {backups.map(({ at }) => (
              <li key={at}>{moment(at)}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  );
}

function Holes({ holes }: { holes: Standing["holes"] }) {
  return (
    <Card title={t("holes_title", { n: holes.length })} tone={holes.length ? "bad" : undefined}>
      {holes.length ? (
        <Rows label={t("holes_title", { n: holes.length })}>
          {holes.map((hole) => (
            <ListRow
              key={`${hole.device} ${hole.first}`}
              title={`${personName(hole.person)} · ${hole.label || hole.device.slice(-4)}`}
              note={`${t("hole", { first: hole.first, last: hole.last })} · ${t("hole_found", { when: moment(hole.found) })}`}
            />
          ))}
        </Rows>
      ) : (
        <p class="soft">{t("holes_none")}</p>
      )}
    </Card>
  );
}
