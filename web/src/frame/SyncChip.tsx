// The word on the sync at the end of every header; it leads to This device, where the whole truth stands.

import { CloudCheck, CloudOff, CloudUpload, RefreshCw, TriangleAlert } from "lucide-preact";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { refused, unsent } from "../local";
import { syncState } from "../sync";
import { t } from "../text/frame";
import type { Icon } from "../ui";
import { keepStill } from "./still";
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
  const words = back ? t("refused", { n: back }) : text;
  return (
    <a
      class="sync-chip"
      href="/device"
      data-sign={sign}
      data-tone={back ? "bad" : tone}
      ref={useStillHead(words)}
    >
      <Mark size={18} aria-hidden="true" />
      <span>{words}</span>
    </a>
  );
}

/** Other words may leave the title less room, so that the header grows by a line. */
function useStillHead(words: string): RefObject<HTMLAnchorElement | null> {
  const chip = useRef<HTMLAnchorElement>(null);
  const isNew = useRef(false);
  useLayoutEffect(() => {
    isNew.current = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        isNew.current = false;
      }),
    );
  }, [words]);
  useEffect(() => {
    const head = chip.current?.closest<HTMLElement>(".page-head");
    return head ? keepStill(head, { counts: () => isNew.current }) : undefined;
  }, []);
  return chip;
}
