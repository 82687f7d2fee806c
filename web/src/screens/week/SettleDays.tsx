// Two people put a job on different days: both are shown, and one tap settles it.

import { change, type View } from "../../local";
import { personName } from "../../records/name";
import { day as sayDay } from "../../text";
import { t } from "../../text/week";
import { Banner, Button } from "../../ui";
import { kept } from "../kept";

export function SettleDays({ job, onSettled }: { job: View<"job">; onSettled: () => void }) {
  const sides = job.contested.planned ?? [];
  if (!sides.length) return null;
  const settle = async (planned: string) => {
    if (await kept(change(job, { planned }), t("day_settled", { day: sayDay(planned) })))
      onSettled();
  };
  return (
    <Banner
      tone="split"
      title={t("two_days")}
      actions={sides.map(({ value, by, device, n }) => (
        <Button key={`${device}/${n}`} onClick={() => void settle(String(value))}>
          {t("day_of", { day: sayDay(String(value)), who: personName(by) })}
        </Button>
      ))}
    />
  );
}
