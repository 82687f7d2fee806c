// One device was found: to my job of today on it, or to its file; with two jobs the person says which.

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { equipmentName } from "../../records/name";
import { go, to } from "../../router";
import { t } from "../../text/scan";
import { Card, LinkButton, Rows, Skeleton, say } from "../../ui";
import { JobRow } from "../today/JobRow";
import { type Planned, plan } from "../today/plan";

export function Opening({ equipment, again }: { equipment: string; again: ComponentChildren }) {
  const jobs = jobsOf(equipment);
  const only = jobs?.length === 1 ? jobs[0]?.job.id : null;
  const place = only ? to("job", only) : jobs?.length === 0 ? to("equipment", equipment) : null;
  useEffect(() => {
    if (!place) return;
    say(t("found", { name: equipmentName(equipment) }), "good");
    go(place, { replace: true });
  }, [place]);
  if (!jobs || place) return <Skeleton rows={2} label={t("reading_register")} />;
  return (
    <>
      <Card title={t("several_jobs", { n: jobs.length })}>
        <Rows label={t("several_jobs", { n: jobs.length })}>
          {jobs.map((planned) => (
            <JobRow key={planned.job.id} planned={planned} />
          ))}
        </Rows>
      </Card>
      <LinkButton href={to("equipment", equipment)} wide>
        {t("to_device")}
      </LinkButton>
      {again}
    </>
  );
}

/** My open jobs of today and before; null until their steps are read: an ended one is none. */
function jobsOf(equipment: string): Planned[] | null {
  const jobs = plan.value;
  if (!jobs) return null;
  const here = [...jobs.overdue, ...jobs.today].filter(
    ({ job }) => job.value.equipment === equipment,
  );
  return here.some(({ state }) => state === null) ? null : here;
}
