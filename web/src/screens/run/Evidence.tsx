// The photos of a line, and the wish for one where a failure needs evidence.

import { Camera } from "lucide-preact";
import type { Item } from "../../checklist";
import { kindName } from "../../records/name";
import { isThere } from "../../records/shown";
import { t } from "../../text/run";
import { Banner } from "../../ui";
import { ContestedMark } from "../contested/Mark";
import { AddPhotos } from "../photo/AddPhotos";
import { PhotoStrip } from "../photo/PhotoStrip";
import type { RunModel } from "./model";

export function Evidence({ model, item }: { model: RunModel; item: Item }) {
  const photos = model.photos(item.id).value;
  const reading = model.answer(item.id).value.value.reading;
  const failed = reading?.outcome === "fail";
  const wanted = failed && item.photo_on_fail && !photos.some(isThere);
  const finding = model.findingOf(item.id).value;
  const isPhoto = item.type === "photo" && !reading?.outcome;
  return (
    <>
      {finding ? <ContestedMark view={finding} of={kindName("finding")} /> : null}
      {failed && item.fail_action === "unsafe" ? <Unsafe model={model} item={item} /> : null}
      {isPhoto ? <p class="small soft">{t("photo_min", { n: item.min ?? 1 })}</p> : null}
      {wanted ? (
        <Banner tone="watch" icon={Camera}>
          {t("photo_needed")}
        </Banner>
      ) : null}
      {photos.length ? <PhotoStrip photos={photos} locked={model.locked.value} /> : null}
      {(isPhoto || wanted) && !model.locked.value ? (
        <AddPhotos job={model.jobId} run={model.id} item={item.id} />
      ) : null}
    </>
  );
}

function Unsafe({ model, item }: { model: RunModel; item: Item }) {
  const label = model.locked.value ? null : (
    <AddPhotos job={model.jobId} run={model.id} item={item.id} label={t("label_photo")} />
  );
  return (
    <Banner tone="bad" title={t("unsafe_title")} actions={label} urgent>
      {t("unsafe_body")}
    </Banner>
  );
}
