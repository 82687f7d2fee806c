// Photos as small pictures, each with the truth about its bytes: on the phone, going, at the office, not here yet.

import { useSignal } from "@preact/signals";
import { CircleCheck, CloudUpload, ImageOff, Smartphone, TriangleAlert } from "lucide-preact";
import { useEffect, useMemo } from "preact/hooks";
import { blobState, blobUrl, type View } from "../../local";
import { personName } from "../../records/name";
import { isThere } from "../../records/shown";
import { t } from "../../text/photo";
import type { Icon, Tone } from "../../ui";
import { ContestedMark } from "../contested/Mark";
import { PhotoView } from "./PhotoView";

interface PhotoStripProps {
  photos: View<"photo">[];
  locked?: boolean;
}

export function PhotoStrip({ photos, locked = false }: PhotoStripProps) {
  const open = useSignal<string | null>(null);
  const shown = photos.find(({ id }) => id === open.value);
  return (
    <>
      <ul class="photos" aria-label={t("photos")}>
        {photos.map((photo, i) => (
          <li key={photo.id} class="photo">
            <button
              type="button"
              class="photo-key"
              disabled={!isThere(photo)}
              onClick={() => (open.value = photo.id)}
            >
              <Picture
                hash={photo.value.thumb ?? ""}
                alt={photo.value.caption || t("number", { n: i + 1 })}
              />
              <PhotoState photo={photo} />
            </button>
            <ContestedMark view={photo} />
          </li>
        ))}
      </ul>
      {shown ? (
        <PhotoView photo={shown} locked={locked} onClose={() => (open.value = null)} />
      ) : null}
    </>
  );
}

/** The picture of a hash, read from this device or fetched; a sign where there is none. */
export function Picture({ hash, alt }: { hash: string; alt: string }) {
  const url = useSignal<string | null | undefined>(undefined);
  const state = useMemo(() => blobState(hash), [hash]).value.state;
  useEffect(() => {
    let wanted = true;
    const show = (found: string | null) => {
      if (wanted) url.value = found;
    };
    blobUrl(hash).then(show, () => show(null));
    return () => {
      wanted = false;
    };
  }, [hash, state === "missing"]);
  if (url.value) return <img src={url.value} alt={alt} loading="lazy" decoding="async" />;
  return (
    <span class="photo-none" role="img" aria-label={alt}>
      {url.value === null ? <ImageOff size={28} aria-hidden="true" /> : null}
    </span>
  );
}

interface Said {
  icon: Icon;
  tone: Tone;
  text: string;
}

export function PhotoState({ photo }: { photo: View<"photo"> }) {
  const hash = photo.value.blob ?? "";
  const about = useMemo(() => blobState(hash), [hash]).value;
  const { icon: Mark, tone, text } = sayState(about, photo.by);
  return (
    <span class="photo-state" data-tone={tone}>
      <Mark size={14} aria-hidden="true" />
      <span>{text}</span>
    </span>
  );
}

function sayState(about: { state: string; sent: number; size: number }, by: string | null): Said {
  const { state, sent, size } = about;
  if (state === "sending") {
    const percent = size ? Math.floor((100 * sent) / size) : 0;
    return { icon: CloudUpload, tone: "info", text: t("sending", { n: percent }) };
  }
  if (state === "local") return { icon: Smartphone, tone: "watch", text: t("on_phone") };
  if (state === "failed") return { icon: TriangleAlert, tone: "bad", text: t("failed") };
  if (state === "missing") {
    const name = by ? personName(by) : "";
    return { icon: ImageOff, tone: "quiet", text: t("missing", { name }) };
  }
  return { icon: CircleCheck, tone: "good", text: t("sent") };
}
