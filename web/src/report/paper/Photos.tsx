// The album at the paper's end: each photo with its number, its line and its words.

import type { Photo, Report } from "../document";
import { usePhotoNumbers } from "./numbers";
import { useTongue } from "./tongue";

export function Album() {
  const { report, t } = useTongue();
  const numbers = usePhotoNumbers();
  const all = placed(report);
  if (all.length === 0) return null;
  return (
    <section>
      <h3>{t("photos")}</h3>
      <div class="paper-album">
        {all.map(({ photo, of }) => (
          <Shown key={photo.id} photo={photo} of={of} n={numbers.get(photo.id) ?? 0} />
        ))}
      </div>
    </section>
  );
}

interface Placed {
  photo: Photo;
  /** The line or finding that it belongs to. */
  of: { zh: string; en: string } | null;
}

function placed({ runs, findings, photos }: Report): Placed[] {
  const lines = runs.flatMap(({ items }) => items);
  return [
    ...lines.flatMap((line) => line.photos.map((photo) => ({ photo, of: line }))),
    ...findings.flatMap((finding) =>
      finding.photos.map((photo) => ({ photo, of: { zh: finding.text, en: finding.text } })),
    ),
    ...photos.map((photo) => ({ photo, of: null })),
  ];
}

function Shown({ photo, of, n }: Placed & { n: number }) {
  const { t, either, Picture } = useTongue();
  const words = [of ? either(of) : "", photo.caption].filter(Boolean).join(": ");
  return (
    <figure>
      <Picture photo={photo} words={words || t("photo_of", { n })} />
      <figcaption class="paper-small">
        <b>{t("photo_of", { n })}</b> {words}
      </figcaption>
    </figure>
  );
}
