// The marks of a device as chips.

import { tick } from "../../frame/tick";
import { ago, bytes, span } from "../../text";
import { t } from "../../text/fleet";
import { StateChip, type Tone } from "../../ui";
import type { Heard } from "../office/heard";
import { type Mark, marks } from "./marks";

const TONE: Record<Mark, Tone> = {
  stuck: "bad",
  silent: "bad",
  clock: "watch",
  room: "watch",
  kept: "quiet",
  never: "quiet",
  old: "quiet",
};

export function MarkChips({ device }: { device: Heard }) {
  if (device.revoked)
    return (
      <StateChip tone="quiet">
        {device.wiped ? t("wiped") : t(device.why === "lost" ? "lost" : "retired")}
      </StateChip>
    );
  return (
    <>
      {marks(device, tick.value, __BUILD__).map((mark) => (
        <StateChip key={mark} tone={TONE[mark]}>
          {sayMark(mark, device)}
        </StateChip>
      ))}
    </>
  );
}

function sayMark(mark: Mark, { last_heard, oldest, free, skew }: Heard): string {
  const now = tick.value;
  if (mark === "silent")
    return t("mark_silent", { n: Math.floor((now - last_heard) / 86_400_000) });
  if (mark === "stuck") return t("mark_stuck", { ago: ago(oldest ?? now, now) });
  if (mark === "room") return t("mark_room", { size: bytes(free ?? 0) });
  if (mark === "clock") return t("mark_clock", { span: span(skew ?? 0) });
  return t(`mark_${mark}`);
}
