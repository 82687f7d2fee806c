// The rescue file: written here at any time, for a device that cannot send.

import { LifeBuoy } from "lucide-preact";
import { useState } from "preact/hooks";
import { rescueFile, type Saved, saveFile } from "../../frame/rescue";
import { listed } from "../../records/name";
import { bytes } from "../../text";
import { t } from "../../text/rescue";
import { why } from "../../text/trouble";
import { Banner, Button, Card, Progress, say } from "../../ui";

export function Rescue() {
  const [saved, setSaved] = useState<Saved | null>(null);
  const [busy, setBusy] = useState<[number, number] | null>(null);
  const write = async () => {
    setBusy([0, 0]);
    try {
      setSaved(await rescueFile((done, all) => setBusy([done, all])));
    } catch (error) {
      say(t("failed", { why: why(error) }), "bad");
    } finally {
      setBusy(null);
    }
  };
  return (
    <Card title={t("title")}>
      <div class="stack">
        <p class="soft">{t("intro")}</p>
        {busy?.[1] ? (
          <Progress
            value={busy[0]}
            max={busy[1]}
            label={t("writing", { n: busy[0], all: busy[1] })}
          />
        ) : null}
        {saved ? <Ready saved={saved} /> : null}
        {saved ? null : (
          <Button icon={LifeBuoy} busy={busy !== null} onClick={() => void write()}>
            {t("write")}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Ready({ saved }: { saved: Saved }) {
  const { files, sealed, people, changes, photos, without } = saved;
  const holds = t("holds", { people: listed(people), changes, photos });
  const [only] = files.length === 1 ? files : [];
  const title = only ? t("written") : t("written_many", { of: files.length });
  return (
    <Banner
      tone={sealed ? "good" : "watch"}
      title={title}
      actions={only ? <Ways file={only} save={t("save")} share={t("share")} /> : null}
    >
      {people.length ? <p>{holds}</p> : null}
      {sealed ? null : <p>{t("open_file")}</p>}
      {sealed && without.length ? <p>{t("without", { people: listed(without) })}</p> : null}
      {only ? null : <Several files={files} />}
      <p>{t("stays")}</p>
    </Banner>
  );
}

/** More than can be shared or taken in at once: each by itself, and all of them to the office. */
function Several({ files }: { files: File[] }) {
  const of = files.length;
  return (
    <div class="stack">
      <p>{t("many_body")}</p>
      {files.map((file, i) => (
        <div class="line" key={file.name}>
          <Ways
            file={file}
            save={t("save_of", { n: i + 1, of, size: bytes(file.size) })}
            share={t("share_of", { n: i + 1 })}
          />
        </div>
      ))}
    </div>
  );
}

function Ways({ file, save, share }: { file: File; save: string; share: string }) {
  const files = { files: [file] };
  const shares = navigator.canShare?.(files) === true;
  return (
    <>
      <Button kind="primary" onClick={() => saveFile(file, file.name)}>
        {save}
      </Button>
      {shares ? (
        <Button onClick={() => void navigator.share(files).catch(() => {})}>{share}</Button>
      ) : null}
    </>
  );
}
