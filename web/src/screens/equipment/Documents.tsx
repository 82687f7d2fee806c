// The papers of a device: manuals, certificates, acceptance records; opened also without a network once they are here.

import { FileText, Pin, PinOff, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { about, blobState, blobUrl, me, pinBlob, type View } from "../../local";
import { filesDocuments } from "../../people/roles";
import { bytes, day, dayOf } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Button, Card, ListRow, Rows, StateChip, say } from "../../ui";
import { AddDocument } from "./AddDocument";

const SOON = 60 * 86_400_000;

export function Documents({ view }: { view: View<"equipment"> }) {
  const [adding, setAdding] = useState(false);
  const all = about("equipment_document", view.id).value ?? [];
  return (
    <Card title={t("documents")} end={<span class="soft small">{all.length || ""}</span>}>
      <div class="stack">
        {all.length ? (
          <Rows label={t("documents")}>
            {all.map((one) => (
              <DocumentRow key={one.id} document={one} />
            ))}
          </Rows>
        ) : (
          <p class="soft">{t("no_documents")}</p>
        )}
        {filesDocuments(me.value) ? (
          <div class="line">
            <Button icon={Plus} onClick={() => setAdding(true)}>
              {t("add_document")}
            </Button>
          </div>
        ) : null}
      </div>
      {adding ? <AddDocument equipment={view} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}

function DocumentRow({ document: paper }: { document: View<"equipment_document"> }) {
  const { title, type = "other", blob = "", size, note } = paper.value;
  const said = [size ? bytes(size) : "", where(blob), note].filter(Boolean).join(" · ");
  return (
    <ListRow
      icon={FileText}
      over={common(`document_${type}`)}
      title={title || t("untitled")}
      note={said}
      end={<Validity expires={paper.value.expires ?? ""} />}
      onClick={() => void open(paper)}
      under={<Keep blob={blob} />}
    />
  );
}

/** Keeps the bytes on this device, so that they are there in the basement too, or lets them go when room is needed. */
function Keep({ blob }: { blob: string }) {
  if (!blob) return null;
  const { pinned = false, state } = blobState(blob).value;
  if (state === "missing") return null;
  const pin = async () => {
    await pinBlob(blob, !pinned).catch(() => {});
    const { pinned: now, size } = blobState(blob).peek();
    if (!now) say(t("let_go"));
    else say(size ? t("kept_here") : t("keep_later"), size ? "good" : "watch");
  };
  return (
    <Button kind="quiet" icon={pinned ? PinOff : Pin} onClick={() => void pin()}>
      {t(pinned ? "let_go_key" : "keep_here")}
    </Button>
  );
}

function where(blob: string): string {
  const { state, size, pinned } = blobState(blob).value;
  if (pinned && state !== "missing") return size > 0 ? t("pinned") : t("pinned_waits");
  if (state === "remote") return size > 0 ? t("here") : t("at_server");
  if (state === "sent") return t("here");
  return state === "missing" ? t("not_arrived") : t("waits");
}

function Validity({ expires }: { expires: string }) {
  if (!expires) return null;
  const today = dayOf(Date.now());
  const soon = dayOf(Date.now() + SOON);
  const tone = expires < today ? "bad" : expires <= soon ? "watch" : "quiet";
  const words =
    expires < today ? t("expired", { day: day(expires) }) : t("until", { day: day(expires) });
  return <StateChip tone={tone}>{words}</StateChip>;
}

/** The window opens at once, in the tap: a browser refuses one that comes later. */
async function open({ value }: View<"equipment_document">): Promise<void> {
  const page = window.open("", "_blank");
  const url = await blobUrl(value.blob ?? "").catch(() => null);
  if (url && page) {
    page.location.href = url;
    return;
  }
  page?.close();
  if (url) location.href = url;
  else say(t("not_reachable"), "bad");
}
