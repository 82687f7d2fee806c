// What the visit leaves behind: its photos and signatures.

import { t } from "../../text/job";
import { Card } from "../../ui";
import { AddPhotos } from "../photo/AddPhotos";
import { PhotoStrip } from "../photo/PhotoStrip";
import { Signed } from "../signature/Signed";
import type { JobModel } from "./model";

export function Record({ model }: { model: JobModel }) {
  const photos = model.photos.value;
  const signatures = model.signatures.value;
  return (
    <>
      <Card title={t("photos")}>
        <div class="stack">
          {photos.length ? <PhotoStrip photos={photos} /> : null}
          <AddPhotos job={model.id} />
        </div>
      </Card>
      <Card title={t("signatures")}>
        <div class="stack">
          {signatures.length ? null : <p class="soft">{t("no_signatures")}</p>}
          {signatures.map((view) => (
            <Signed key={view.id} view={view} />
          ))}
        </div>
      </Card>
    </>
  );
}
