// The device's clock beside the server's: what was recorded stays right, but the person should know.

import { tick } from "../../frame/tick";
import { Facts } from "../../lists/Facts";
import { clock } from "../../sync";
import { ago, moment, span } from "../../text";
import { t } from "../../text/device";
import { Banner, Card, StateChip } from "../../ui";

const CLOSE = 10_000;

export function Clock() {
  const { offset, age, wrong } = clock.value;
  return (
    <Card
      title={t("clock")}
      end={wrong ? <StateChip tone="bad">{t("clock_wrong_title")}</StateChip> : null}
    >
      <div class="stack">
        <Facts
          rows={[
            [t("here"), moment(tick.value - (offset ?? 0), tick.value)],
            [t("server"), sayOffset(offset, age)],
          ]}
        />
        {wrong ? <Banner tone="bad">{t("clock_wrong_body")}</Banner> : null}
      </div>
    </Card>
  );
}

/** `offset` is server time minus device time, so a negative one means that the device is ahead. */
function sayOffset(offset: number | null, age: number | null): string {
  if (offset === null) return t("clock_unknown");
  const compared = age === null ? "" : ` · ${t("clock_age", { ago: ago(-age, 0) })}`;
  if (Math.abs(offset) < CLOSE) return t("clock_right") + compared;
  return t(offset < 0 ? "clock_ahead" : "clock_behind", { span: span(offset) }) + compared;
}
