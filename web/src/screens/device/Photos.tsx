// Each photo on this device and how far it has come on its way to the server.

import { useEffect, useState } from "preact/hooks";
import { ofDevice } from "../../frame/tick";
import { blobStates, blobUrl } from "../../local";
import { recordName } from "../../records/name";
import { bytes, moment } from "../../text";
import { t } from "../../text/device";
import { Button, Card, ListRow, Progress, Rows, StateChip } from "../../ui";

type Photo = ReturnType<typeof blobStates>["value"][number];

const FIRST = 10;

export function Photos() {
  const [all, setAll] = useState(false);
  const photos = [...blobStates().value].sort((a, b) => rank(a) - rank(b) || b.at - a.at);
  const waiting = photos.filter(({ state }) => state !== "sent" && state !== "remote").length;
  const shown = all ? photos : photos.slice(0, FIRST);
  return (
    <Card
      title={t("photos")}
      end={photos.length ? <Count waiting={waiting} sent={photos.length - waiting} /> : null}
    >
      {photos.length ? null : <p class="soft">{t("no_photos")}</p>}
      {photos.length ? (
        <Rows label={t("photos")}>
          {shown.map((photo) => (
            <PhotoRow key={photo.hash} photo={photo} />
          ))}
        </Rows>
      ) : null}
      {photos.length > shown.length ? (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t("show_all")}
        </Button>
      ) : null}
    </Card>
  );
}

/** What needs attention first. */
function rank({ state }: Photo): number {
  return ["failed", "sending", "local", "missing", "sent", "remote"].indexOf(state);
}

function Count({ waiting, sent }: { waiting: number; sent: number }) {
  if (waiting) return <StateChip tone="watch">{t("photos_waiting", { n: waiting })}</StateChip>;
  return <StateChip tone="good">{t("photos_sent", { n: sent })}</StateChip>;
}

function PhotoRow({ photo }: { photo: Photo }) {
  const { job, size, at, state, sent } = photo;
  return (
    <ListRow
      title={
        <span class="photo-row">
          <Thumb hash={photo.hash} />
          <span>{job ? t("photo_of", { job: recordName("job", job) }) : t("a_file")}</span>
        </span>
      }
      note={
        <>
          {sayState(photo)} · {bytes(size)} · {moment(ofDevice(at))}
          {state === "sending" ? (
            <Progress value={sent} max={size} label={sayState(photo)} />
          ) : null}
        </>
      }
      tone={state === "failed" ? "bad" : undefined}
    />
  );
}

function sayState({ state, sent, size }: Photo): string {
  if (state === "sending")
    return t("photo_sending", { percent: Math.floor((100 * sent) / Math.max(1, size)) });
  return t(`photo_${state}`);
}

function Thumb({ hash }: { hash: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    blobUrl(hash).then(
      (found) => wanted && setUrl(found),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [hash]);
  return url ? <img class="thumb" src={url} alt="" /> : <span class="thumb" />;
}
