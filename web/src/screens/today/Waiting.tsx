// What is on this device only: changes and photos to send, and what the office gave back.

import { CloudUpload, TriangleAlert } from "lucide-preact";
import { ofDevice, tick } from "../../frame/tick";
import { blobStates, refused, unsent } from "../../local";
import { ago } from "../../text";
import { t } from "../../text/today";
import { ListRow, Rows } from "../../ui";

export function Waiting() {
  const { count, oldest } = unsent.value;
  const photos = blobStates().value.filter(({ state }) => state !== "sent" && state !== "remote");
  const back = refused.value.length;
  if (!count && !photos.length && !back) return null;
  const note = [
    photos.length ? t("photos_waiting", { n: photos.length }) : "",
    oldest ? t("unsent_since", { ago: ago(ofDevice(oldest), tick.value) }) : "",
  ];
  return (
    <Rows>
      {back ? (
        <ListRow
          icon={TriangleAlert}
          tone="bad"
          title={t("refused", { n: back })}
          href="/refused"
        />
      ) : null}
      {count ? (
        <ListRow
          icon={CloudUpload}
          tone="watch"
          title={t("unsent", { n: count })}
          note={note.filter(Boolean).join(" · ")}
          href="/device"
        />
      ) : photos.length ? (
        <ListRow
          icon={CloudUpload}
          tone="watch"
          title={t("photos_waiting", { n: photos.length })}
          href="/device"
        />
      ) : null}
    </Rows>
  );
}
