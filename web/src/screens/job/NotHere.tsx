// In place of a job that this device does not have, and of its checklist: given to somebody else, deleted, or still to come.

import { BriefcaseBusiness } from "lucide-preact";
import { syncState } from "../../sync";
import { t } from "../../text/job";
import { Empty, LinkButton, Skeleton } from "../../ui";

export function NotHere({ loaded }: { loaded: boolean }) {
  if (!loaded) return <Skeleton rows={4} label={t("loading")} />;
  return (
    <Empty icon={BriefcaseBusiness} title={t("not_here")}>
      <p>{syncState.value.filling ? t("not_here_filling") : t("not_here_body")}</p>
      <LinkButton href="/">{t("to_today")}</LinkButton>
    </Empty>
  );
}
