// The word on the sync at the end of every header; it leads to This device, where the whole truth stands.

import { CloudCheck, CloudOff, CloudUpload, RefreshCw, TriangleAlert } from "lucide-preact";
import { refused, unsent } from "../local";
import { syncState } from "../sync";
import { t } from "../text/frame";
import type { Icon } from "../ui";
import { tick } from "./tick";
import { type Said, sayStanding } from "./words";

const SIGN: Record<Said["sign"], Icon> = {
  done: CloudCheck,
  busy: RefreshCw,
  wait: CloudUpload,
  offline: CloudOff,
  alert: TriangleAlert,
};

export function standing(): Said {
  return sayStanding({ ...syncState.value, unsent: unsent.value.count, now: tick.value });
}

export function SyncChip() {
  const { text, tone, sign } = standing();
  const Mark = SIGN[sign];
  const back = refused.value.length;
  return (
    <a class="sync-chip" href="/device" data-tone={back ? "bad" : tone}>
      <Mark size={18} aria-hidden="true" />
      <span>{back ? t("refused", { n: back }) : text}</span>
    </a>
  );
}
