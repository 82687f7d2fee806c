// A photo on the paper, from this device or the server; where it is neither, its hash stands in its place.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { blobUrl } from "../../local";
import type { Photo } from "../../report/document";
import { t } from "../../text/report";

export function PaperPicture({ photo, words }: { photo: Photo; words: string }) {
  const url = useSignal<string | null | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    const show = (found: string | null) => {
      if (wanted) url.value = found;
    };
    blobUrl(photo.hash).then(show, () => show(null));
    return () => {
      wanted = false;
    };
  }, [photo.hash]);
  if (url.value) return <img src={url.value} alt={words} />;
  if (url.value === undefined) return <p class="paper-gone" aria-busy="true" />;
  return <p class="paper-gone">{t("photo_gone", { hash: photo.hash.slice(0, 12) })}</p>;
}
