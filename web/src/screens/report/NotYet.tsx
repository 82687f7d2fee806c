// No report can be made yet: the job is being read, is not here, or its work has not ended.

import { ScrollText } from "lucide-preact";
import { ended, jobState } from "../../jobs/state";
import { children, see } from "../../local";
import { to } from "../../router";
import { t } from "../../text/report";
import { Empty, LinkButton, Skeleton } from "../../ui";

/** The job is here and its work has ended, also without the device. */
export function isOver(job: string): boolean {
  const { known, value } = see("job", job).value;
  const steps = children("step", job).value;
  return known && !value.deleted && steps !== null && ended(jobState(steps));
}

export function NotYet({ job }: { job: string }) {
  const { loaded, known } = see("job", job).value;
  const reading = !loaded || children("step", job).value === null || isOver(job);
  if (reading) return <Skeleton rows={6} label={t("reading")} />;
  return (
    <Empty icon={ScrollText} title={known ? t("not_ended") : t("no_job")}>
      <p>{known ? t("not_ended_body") : t("no_job_body")}</p>
      <LinkButton href={known ? to("job", job) : "/"}>
        {known ? t("to_job") : t("to_today")}
      </LinkButton>
    </Empty>
  );
}
