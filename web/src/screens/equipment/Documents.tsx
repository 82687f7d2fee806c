// The papers of a device: manuals, certificates, acceptance records; opened also without a network once they are here.

import { Download, FileText, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { about, blobState, blobUrl, me, type View } from "../../local";
import { filesDocuments } from "../../people/roles";
import { bytes, day, dayOf } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Button, Card, IconButton, ListRow, Rows, StateChip, say } from "../../ui";
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

/** Brings the bytes onto this device, so that they are there in the basement too. */
function Keep({ blob }: { blob: string }) {
  if (!blob || blobState(blob).value.state !== "remote" || blobState(blob).value.size > 0)
    return null;
  const keep = async () => {
    const url = await blobUrl(blob);
    say(url ? t("kept_here") : t("not_reachable"), url ? "good" : "bad");
  };
  return <IconButton label={t("keep_here")} icon={Download} onClick={() => void keep()} />;
}

function where(blob: string): string {
  const { state, size } = blobState(blob).value;
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
