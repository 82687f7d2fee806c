// Takes photos: from the camera or the album, asked about patients and names, stored before they are shown as saved.

import { useSignal } from "@preact/signals";
import { Camera } from "lucide-preact";
import { useRef } from "preact/hooks";
import { t } from "../../text/photo";
import { why } from "../../text/trouble";
import { Button, IconButton, say } from "../../ui";
import { AskSheet } from "./AskSheet";
import type { PhotoPlace } from "./keep";
import { type Scaled, scale } from "./scale";

interface AddPhotosProps extends PhotoPlace {
  /** A sign alone, for the foot of a line. */
  small?: boolean;
  label?: string;
}

export function AddPhotos({ small, label, ...place }: AddPhotosProps) {
  const input = useRef<HTMLInputElement>(null);
  const busy = useSignal(false);
  const asked = useSignal<Scaled[]>([]);
  const take = async (files: File[]) => {
    busy.value = true;
    asked.value = await scaleAll(files);
    busy.value = false;
    if (input.current) input.current.value = "";
  };
  const open = () => input.current?.click();
  const words = label ?? t("take");
  return (
    <>
      {small ? (
        <IconButton label={words} icon={Camera} disabled={busy.value} onClick={open} />
      ) : (
        <Button icon={Camera} wide busy={busy.value} onClick={open}>
          {busy.value ? t("preparing") : words}
        </Button>
      )}
      <input
        ref={input}
        class="unseen"
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => void take([...(event.currentTarget.files ?? [])])}
      />
      {asked.value.length ? (
        <AskSheet pictures={asked.value} place={place} onClose={() => (asked.value = [])} />
      ) : null}
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
