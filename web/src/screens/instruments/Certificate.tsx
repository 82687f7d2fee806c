// The certificate of a calibration as a file: kept on this device first, sent by itself, opened from either.

import { FileText, Paperclip } from "lucide-preact";
import { useState } from "preact/hooks";
import { blobUrl, change, keepBlob, me, type View } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { t } from "../../text/catalogue";
import { Banner, Button, Card, useFiles } from "../../ui";
import { kept } from "../kept";

const LARGEST = 20_000_000;
const TYPES = ["application/pdf", "image/jpeg", "image/png", "image/webp"];

export function Certificate({ view }: { view: View<"instrument"> }) {
  const [trouble, setTrouble] = useState("");
  const { certificate = "" } = view.value;
  const may = editsCatalogue(me.value);
  if (!certificate && !may) return null;
  const keep = async (file: File) => {
    setTrouble("");
    if (!TYPES.includes(file.type)) return setTrouble(t("certificate_strange"));
    if (file.size > LARGEST) return setTrouble(t("certificate_too_large"));
    await kept(store(view, file), t("certificate_kept"));
  };
  return (
    <Card title={t("certificate")}>
      <div class="stack">
        {certificate ? <OpenKey hash={certificate} onMissing={setTrouble} /> : null}
        {may ? <FileKey again={certificate !== ""} onFile={(file) => void keep(file)} /> : null}
        {trouble ? (
          <Banner tone="watch" urgent>
            {trouble}
          </Banner>
        ) : null}
      </div>
    </Card>
  );
}

async function store(view: View<"instrument">, file: File): Promise<void> {
  const certificate = await keepBlob(file, { kind: "file", job: "" });
  await change(view, { certificate, certificate_type: file.type });
}

function OpenKey({ hash, onMissing }: { hash: string; onMissing: (why: string) => void }) {
  const show = async () => {
    const url = await blobUrl(hash);
    if (url) window.open(url, "_blank", "noopener");
    else onMissing(t("certificate_missing"));
  };
  return (
    <Button icon={FileText} onClick={() => void show()}>
      {t("certificate_open")}
    </Button>
  );
}

function FileKey({ again, onFile }: { again: boolean; onFile: (file: File) => void }) {
  const { field, open } = useFiles({
    accept: TYPES.join(),
    onFiles: ([file]) => file && onFile(file),
  });
  return (
    <>
      {field}
      <Button icon={Paperclip} onClick={open}>
        {again ? t("certificate_replace") : t("certificate_add")}
      </Button>
    </>
  );
}
