// A visit that found the device not available: why, and the way to plan it again.

import { CalendarPlus } from "lucide-preact";
import { see, type View } from "../../local";
import { t } from "../../text/office";
import { t as words } from "../../text/run";
import { Banner, LinkButton } from "../../ui";
import { runId } from "../run/id";

export function Again({ job, plans }: { job: View<"job">; plans: boolean }) {
  const { template = "", equipment = "" } = job.value;
  const said = see("run", runId(job.id, template)).value.value.unavailable?.reason ?? "";
  const known = words.named(`reason_${said}`) || said;
  const href = `/office/new?equipment=${encodeURIComponent(equipment)}`;
  const action =
    plans && equipment ? (
      <LinkButton icon={CalendarPlus} href={href}>
        {t("again")}
      </LinkButton>
    ) : null;
  return (
    <Banner tone="watch" title={t("again_title")} actions={action}>
      {known ? t("again_reason", { reason: known }) : null}
    </Banner>
  );
}
