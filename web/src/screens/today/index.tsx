// The first screen: my jobs, late ones first, what waits to be sent; there at once without a network.

import { CalendarCheck } from "lucide-preact";
import { Steady } from "../../frame/Steady";
import { tick } from "../../frame/tick";
import { LongList } from "../../lists/LongList";
import { usePainted } from "../../lists/painted";
import { brief, me } from "../../local";
import { plans, seesFirm } from "../../people/roles";
import { syncState } from "../../sync";
import { day, dayOf } from "../../text";
import { t } from "../../text/today";
import { Banner, Empty, LinkButton, Page, Skeleton, type Tone } from "../../ui";
import { FirstSteps } from "../office/FirstSteps";
import { ScanKey } from "../scan/ScanKey";
import { JobRow } from "./JobRow";
import { type Plan, type Planned, plan } from "./plan";
import { Waiting } from "./Waiting";

export default function TodayScreen() {
  const jobs = plan.value;
  return (
    <Page title={t("title")} over={day(dayOf(tick.value), tick.value)} actions={<ScanKey />}>
      <Steady>
        <Filling />
        <Waiting />
      </Steady>
      {jobs ? <Jobs plan={jobs} /> : <Skeleton rows={4} label={t("loading")} />}
    </Page>
  );
}

function Filling() {
  const { filling, online } = syncState.value;
  if (!filling) return null;
  return (
    <Banner title={t("filling_title")}>
      {online === false ? t("filling_offline") : t("filling_body")}
    </Banner>
  );
}

/** So many jobs fill any screen: the parts below them are drawn in the moment after. */
const FULL = 12;

function Jobs({ plan: jobs }: { plan: Plan }) {
  const painted = usePainted();
  const open = jobs.overdue.length + jobs.today.length;
  if (open + jobs.upcoming.length + jobs.done.length === 0) return <NoJobs />;
  return (
    <>
      <Part name="overdue" jobs={jobs.overdue} tone="bad" />
      {open === 0 ? (
        <Empty icon={CalendarCheck} title={t("free")} />
      ) : painted || jobs.overdue.length < FULL ? (
        <Part name="today" jobs={jobs.today} tone="info" />
      ) : null}
      {painted || open < FULL ? <Part name="upcoming" jobs={jobs.upcoming} /> : null}
      {painted && jobs.done.length ? <Done jobs={jobs.done} /> : null}
    </>
  );
}

function NoJobs() {
  const { filling, online } = syncState.value;
  if (filling)
    return (
      <Empty
        icon={CalendarCheck}
        title={t(online === false ? "none_filling_offline" : "none_filling")}
      />
    );
  if (plans(me.value) && brief("job").value?.length === 0) return <FirstSteps />;
  return (
    <Empty icon={CalendarCheck} title={t("none")}>
      <p>{t("none_body")}</p>
      {seesFirm(me.value) ? <LinkButton href="/office">{t("to_office")}</LinkButton> : null}
    </Empty>
  );
}

interface PartProps {
  name: "overdue" | "today" | "upcoming";
  jobs: Planned[];
  tone?: Tone;
}

function Part({ name, jobs, tone }: PartProps) {
  if (jobs.length === 0) return null;
  return (
    <section class="today-part" aria-label={t(name)}>
      <h2>
        {t(name)} <span class="soft small">{t("count", { n: jobs.length })}</span>
      </h2>
      <List label={t(name)} jobs={jobs} tone={tone} />
    </section>
  );
}

function Done({ jobs }: { jobs: Planned[] }) {
  return (
    <details class="today-part">
      <summary>
        {t("done")} <span class="soft small">{t("count", { n: jobs.length })}</span>
      </summary>
      <List label={t("done")} jobs={jobs} />
    </details>
  );
}

function List({ label, jobs, tone }: { label: string; jobs: Planned[]; tone?: Tone | undefined }) {
  return (
    <LongList label={label} items={jobs} keyOf={({ job }) => job.id} estimate={112}>
      {(planned) => <JobRow planned={planned} tone={tone} />}
    </LongList>
  );
}
