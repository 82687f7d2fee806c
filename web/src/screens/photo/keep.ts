// Stores a photo: its bytes first, then the record that names them; only then is it called saved.

import { blank, change, keepBlob } from "../../local";
import type { Scaled } from "./scale";

export interface PhotoPlace {
  job: string;
  run?: string | undefined;
  item?: string | undefined;
  finding?: string | undefined;
}

/** Durable when it resolves. The person has said that neither a patient nor a name is visible. */
export async function keepPhoto(place: PhotoPlace, picture: Scaled): Promise<void> {
  const about = { kind: "photo" as const, job: place.job };
  const blob = await keepBlob(picture.full, about);
  const thumb = await keepBlob(picture.thumb, about);
  const { job, run = "", item = "", finding = "" } = place;
  const { width, height, full } = picture;
  const shape = { mime: full.type, width, height, size: full.size };
  await change(blank("photo"), {
    ...{ job, run, item, finding },
    ...{ blob, thumb, ...shape, patient_checked: true },
  });
}
