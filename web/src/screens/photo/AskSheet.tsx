// The question before a photo is stored: is a patient or a name to be seen? Without the answer nothing is kept.

import { useSignal } from "@preact/signals";
import { ShieldCheck, Trash2 } from "lucide-preact";
import { useEffect, useMemo } from "preact/hooks";
import { t } from "../../text/photo";
import { announce, Button, IconButton, Sheet, say } from "../../ui";
import { kept } from "../kept";
import { keepPhoto, type PhotoPlace } from "./keep";
import type { Scaled } from "./scale";

interface AskSheetProps {
  pictures: Scaled[];
  place: PhotoPlace;
  onClose: () => void;
}

export function AskSheet({ pictures, place, onClose }: AskSheetProps) {
  const left = useSignal(pictures);
  const busy = useSignal(false);
  const drop = (picture: Scaled) => {
    left.value = left.value.filter((other) => other !== picture);
    if (left.value.length === 0) onClose();
  };
  const save = async () => {
    busy.value = true;
    for (const picture of left.value) {
      if (!(await kept(keepPhoto(place, picture)))) break;
      drop(picture);
    }
    busy.value = false;
    if (left.value.length === 0) announce(t("saved"));
  };
  const refuse = () => {
    onClose();
    say(t("not_stored"));
  };
  const actions = (
    <>
      <Button kind="danger" icon={Trash2} disabled={busy.value} onClick={refuse}>
        {t("discard")}
      </Button>
      <Button kind="primary" icon={ShieldCheck} busy={busy.value} onClick={() => void save()}>
        {t("confirm", { n: left.value.length })}
      </Button>
    </>
  );
  return (
    <Sheet title={t("question")} onClose={refuse} actions={actions} firm>
      <p>{t("question_body")}</p>
      <ul class="photos">
        {left.value.map((picture, i) => (
          <Asked
            key={picture}
            picture={picture}
            label={t("number", { n: i + 1 })}
            onDrop={() => drop(picture)}
          />
        ))}
      </ul>
    </Sheet>
  );
}

function Asked(props: { picture: Scaled; label: string; onDrop: () => void }) {
  const url = useMemo(() => URL.createObjectURL(props.picture.full), [props.picture]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <li class="photo photo-asked">
      <img src={url} alt={props.label} />
      <IconButton label={t("drop")} icon={Trash2} onClick={props.onDrop} />
    </li>
  );
}
