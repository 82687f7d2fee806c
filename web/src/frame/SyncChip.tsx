// The word on the sync at the end of every header; it leads to This device, where the whole truth stands.

import { CloudCheck, CloudOff, CloudUpload, RefreshCw, TriangleAlert } from "lucide-preact";
import { refused, unsent } from "../local";
import { syncState } from "../sync";
import { t } from "../text/frame";
import type { Icon } from "../ui";
import { ofDevice, tick } from "./tick";
import { type Said, sayStanding } from "./words";

const SIGN: Record<Said["sign"], Icon> = {
  done: CloudCheck,
  busy: RefreshCw,
  wait: CloudUpload,
  offline: CloudOff,
  alert: TriangleAlert,
};

export function standing(): Said {
  const { count } = unsent.value;
  return sayStanding({ ...syncState.value, last: lastRound(), unsent: count, now: tick.value });
}

/** When the last round was complete, by the server's clock. */
export function lastRound(): number | null {
  const { last } = syncState.value;
  return last === null ? null : ofDevice(last);
}

export function SyncChip() {
  const { text, tone, sign } = standing();
  const back = refused.value.length;
  const Mark = SIGN[back ? "alert" : sign];
  return (
    <a class="sync-chip" href="/device" data-sign={sign} data-tone={back ? "bad" : tone}>
      <Mark size={18} aria-hidden="true" />
      <span>{back ? t("refused", { n: back }) : text}</span>
    </a>
  );
}
