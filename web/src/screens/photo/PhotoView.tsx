// One photo over the whole screen: its picture, what is known of it, a caption, and the way to delete it.

import { useSignal } from "@preact/signals";
import { Trash2 } from "lucide-preact";
import { useRef } from "preact/hooks";
import { change, type View } from "../../local";
import { personName } from "../../records/name";
import { bytes, moment } from "../../text";
import { t } from "../../text/photo";
import { Button, Confirm, Field, Sheet, TextInput } from "../../ui";
import { ContestedMark } from "../contested/Mark";
import { kept } from "../kept";
import { useTyping } from "../run/typing";
import { PhotoState, Picture } from "./PhotoStrip";

interface PhotoViewProps {
  photo: View<"photo">;
  locked: boolean;
  onClose: () => void;
}

export function PhotoView({ photo, locked, onClose }: PhotoViewProps) {
  const asking = useSignal(false);
  const { blob = "", caption = "", size = 0 } = photo.value;
  const remove = async () => {
    if (await kept(change(photo, { deleted: true }), t("deleted"))) onClose();
  };
  const actions = locked ? null : (
    <Button kind="danger" icon={Trash2} onClick={() => (asking.value = true)}>
      {t("delete")}
    </Button>
  );
  return (
    <Sheet title={caption || t("photo")} onClose={onClose} actions={actions} full>
      <div class="photo-full">
        <Picture hash={blob} alt={caption || t("photo")} />
      </div>
      <p class="line small soft">
        <PhotoState photo={photo} />
        <span>
          {[photo.by && personName(photo.by), photo.at && moment(photo.at), bytes(size)]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      <ContestedMark view={photo} />
      {locked ? null : <Caption photo={photo} />}
      {asking.value ? (
        <Confirm
          title={t("delete_title")}
          yes={t("delete")}
          danger
          onYes={() => void remove()}
          onClose={() => (asking.value = false)}
        >
          <p>{t("delete_body")}</p>
        </Confirm>
      ) : null}
    </Sheet>
  );
}

function Caption({ photo }: { photo: View<"photo"> }) {
  const begun = useRef(photo);
  const save = (caption: string) => kept(change(begun.current, { caption }));
  const typing = useTyping(`caption/${photo.id}`, photo.value.caption ?? "", save, begun);
  return (
    <Field label={t("caption")}>
      {(tied) => (
        <TextInput
          {...tied}
          maxLength={500}
          value={typing.text}
          onInput={typing.input}
          onBlur={typing.commit}
        />
      )}
    </Field>
  );
}
