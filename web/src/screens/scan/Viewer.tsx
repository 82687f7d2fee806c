// What the camera sees, with the frame to aim with, the light and the choice of camera; or why there is none.

import { useSignal } from "@preact/signals";
import { CameraOff, Flashlight, FlashlightOff, SwitchCamera } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import {
  type CameraTrouble,
  close,
  type Eye,
  eyeOf,
  eyes,
  hasLight,
  light,
  openCamera,
  troubleOf,
} from "../../scan/camera";
import { watch } from "../../scan/look";
import { t as common } from "../../text/common";
import { t } from "../../text/scan";
import { why } from "../../text/trouble";
import { Banner, Button, IconButton, Spinner } from "../../ui";

interface ViewerProps {
  onRead: (text: string) => void;
}

/** What is known of the camera; a stream once it is open. */
interface Sight {
  stream: MediaStream | null;
  trouble: CameraTrouble | null;
  eyes: Eye[];
}

const CLOSED: Sight = { stream: null, trouble: null, eyes: [] };

export function Viewer({ onRead }: ViewerProps) {
  const sight = useSignal<Sight>(CLOSED);
  const chosen = useSignal<string | null>(null);
  const tries = useSignal(0);
  useEffect(() => {
    sight.value = CLOSED;
    let wanted = true;
    let open: MediaStream | null = null;
    openCamera(chosen.value)
      .then(async (stream) => {
        open = stream;
        if (!wanted) return close(stream);
        sight.value = { stream, trouble: null, eyes: await eyes() };
      })
      .catch((error: unknown) => {
        if (wanted) sight.value = { ...CLOSED, trouble: troubleOf(error) };
      });
    return () => {
      wanted = false;
      close(open);
    };
  }, [chosen.value, tries.value]);
  const { stream, trouble } = sight.value;
  if (trouble) return <NoCamera trouble={trouble} onRetry={() => tries.value++} />;
  return (
    <div class="scan-view">
      {stream ? <Live stream={stream} onRead={onRead} /> : <Spinner label={t("opening")} />}
      {stream ? (
        <div class="scan-keys">
          <Light stream={stream} />
          <Switch
            eyes={sight.value.eyes}
            now={eyeOf(stream)}
            onChoose={(id) => (chosen.value = id)}
          />
        </div>
      ) : null}
    </div>
  );
}

function Live({ stream, onRead }: { stream: MediaStream; onRead: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const broken = useSignal("");
  const told = useRef(onRead);
  told.current = onRead;
  useEffect(() => {
    const shown = video.current;
    if (!shown) return;
    shown.srcObject = stream;
    void shown.play().catch(() => {}); // hidden before it could begin
    return watch(
      shown,
      (text) => told.current(text),
      (error) => {
        broken.value = why(error);
      },
    );
  }, [stream]);
  return (
    <>
      <video ref={video} muted playsInline aria-label={t("aim")} />
      <span class="scan-frame" aria-hidden="true" />
      <p class="scan-hint small">
        {broken.value ? t("no_reader", { why: broken.value }) : t("aim")}
      </p>
    </>
  );
}

function Light({ stream }: { stream: MediaStream }) {
  const on = useSignal(false);
  if (!hasLight(stream)) return null;
  const turn = () => {
    on.value = !on.value;
    void light(stream, on.value).catch(() => {
      on.value = false;
    });
  };
  return (
    <IconButton
      label={on.value ? t("light_off") : t("light_on")}
      icon={on.value ? FlashlightOff : Flashlight}
      onClick={turn}
    />
  );
}

/** From one camera to the next: most phones have two or three that look backwards, one of which focuses near. */
function Switch({
  eyes,
  now,
  onChoose,
}: {
  eyes: Eye[];
  now: string;
  onChoose: (id: string) => void;
}) {
  if (eyes.length < 2) return null;
  const place = eyes.findIndex(({ id }) => id === now);
  const next = eyes[(place + 1) % eyes.length];
  const name = eyes[place]?.label || t("camera_n", { n: place + 1 });
  return (
    <>
      <span class="small">{name}</span>
      <IconButton
        label={t("camera")}
        icon={SwitchCamera}
        onClick={() => next && onChoose(next.id)}
      />
    </>
  );
}

function NoCamera({ trouble, onRetry }: { trouble: CameraTrouble; onRetry: () => void }) {
  const again = <Button onClick={onRetry}>{common("retry")}</Button>;
  return (
    <Banner
      tone="watch"
      icon={CameraOff}
      title={t(trouble)}
      actions={trouble === "insecure" ? null : again}
      urgent
    >
      {t(`${trouble}_body`)}
    </Banner>
  );
}
