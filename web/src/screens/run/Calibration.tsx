// Until when an instrument's calibration is good: expired and ending soon are said loudly.

import { calibrationOf } from "../../checklist";
import { day, dayOf } from "../../text";
import { t } from "../../text/run";
import { Banner } from "../../ui";

export function Calibration({ due, general }: { due: string; general?: boolean }) {
  const state = calibrationOf({ due, today: dayOf(Date.now()) });
  if (state === "undated") return <Banner tone="watch">{t("instrument_undated")}</Banner>;
  if (state === "expired")
    return (
      <Banner tone="bad" urgent>
        {t(general ? "tools_expired" : "instrument_expired", { day: day(due) })}
      </Banner>
    );
  if (state === "soon")
    return <Banner tone="watch">{t("instrument_soon", { day: day(due) })}</Banner>;
  return <p class="small soft">{t("instrument_valid", { day: day(due) })}</p>;
}
