// Takes photos: from the camera or the album, asked about patients and names, stored before they are shown as saved.

import { useSignal } from "@preact/signals";
import { Camera, Images } from "lucide-preact";
import { t } from "../../text/photo";
import { why } from "../../text/trouble";
import { Button, type Icon, IconButton, say, useFiles } from "../../ui";
import { AskSheet } from "./AskSheet";
import type { PhotoPlace } from "./keep";
import { type Scaled, scale } from "./scale";

interface AddPhotosProps extends PhotoPlace {
  /** Signs alone, for the foot of a line. */
  small?: boolean;
  /** What is to be photographed. */
  label?: string;
}

export function AddPhotos({ small = false, label, ...place }: AddPhotosProps) {
  const busy = useSignal(false);
  const asked = useSignal<Scaled[]>([]);
  const take = async (files: File[]) => {
    busy.value = true;
    asked.value = await scaleAll(files);
    busy.value = false;
  };
  const source = { small, busy: busy.value, onTake: (files: File[]) => void take(files) };
  const words = busy.value && !small ? t("preparing") : (label ?? t("take"));
  return (
    <div class="photo-sources">
      <Source {...source} icon={Camera} words={words} camera />
      <Source {...source} icon={Images} words={t("choose")} />
      {asked.value.length ? (
        <AskSheet pictures={asked.value} place={place} onClose={() => (asked.value = [])} />
      ) : null}
    </div>
  );
}

interface SourceProps {
  icon: Icon;
  words: string;
  small: boolean;
  busy: boolean;
  /** A phone opens its camera at once; without this it shows the album. */
  camera?: boolean;
  onTake: (files: File[]) => void;
}

function Source({ icon, words, small, busy, camera, onTake }: SourceProps) {
  const { field, open } = useFiles({
    accept: "image/*",
    multiple: true,
    camera: camera ?? false,
    onFiles: onTake,
  });
  return (
    <>
      {small ? (
        <IconButton label={words} icon={icon} disabled={busy} onClick={open} />
      ) : (
        <Button icon={icon} busy={busy} onClick={open}>
          {words}
        </Button>
      )}
      {field}
    </>
  );
}

/** One after the other: a phone has not the memory for many at once. */
async function scaleAll(files: readonly File[]): Promise<Scaled[]> {
  const done: Scaled[] = [];
  for (const file of files)
    try {
      done.push(await scale(file));
    } catch (error) {
      console.error(error);
      say(t("unreadable", { name: file.name, why: why(error) }), "bad");
    }
  return done;
}
