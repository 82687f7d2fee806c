// What was done to a piece of equipment: its jobs, newest first, each with the checklists done in it.

import { useState } from "preact/hooks";
import { StateOfJob } from "../../jobs/StateOfJob";
import { jobState } from "../../jobs/state";
import { about, children, type View } from "../../local";
import { recordName } from "../../records/name";
import { to } from "../../router";
import { day } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { value } from "../../text/records";
import { Button, Card, ListRow, Rows, Skeleton } from "../../ui";

const FIRST = 5;

export function Past({ equipment }: { equipment: string }) {
  const [all, setAll] = useState(false);
  const jobs = about("job", equipment).value;
  const own = (jobs ?? []).toSorted(newestFirst);
  const shown = all ? own : own.slice(0, FIRST);
  return (
    <Card title={t("jobs")}>
      {jobs === null ? <Skeleton label={common("loading")} /> : null}
      {jobs && own.length === 0 ? <p class="soft">{t("no_jobs")}</p> : null}
      {own.length ? (
        <Rows label={t("jobs")}>
          {shown.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </Rows>
      ) : null}
      {own.length > shown.length ? (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t("show_all", { n: own.length })}
        </Button>
      ) : null}
    </Card>
  );
}

function newestFirst(a: View<"job">, b: View<"job">): number {
  return (b.value.planned ?? "").localeCompare(a.value.planned ?? "");
}

function JobRow({ job }: { job: View<"job"> }) {
  const { number, type = "inspection", planned } = job.value;
  const steps = children("step", job.id).value ?? [];
  const seals = children("seal", job.id).value ?? [];
  const over = [planned && day(planned), common(`job_${type}`)].filter(Boolean).join(" · ");
  return (
    <ListRow
      href={to("job", job.id)}
      over={over}
      title={number ?? job.id}
      note={
        <>
          <Runs job={job.id} />
          {seals.length ? <span class="block">{t("sealed", { n: seals.length })}</span> : null}
        </>
      }
      end={<StateOfJob state={jobState(steps)} />}
    />
  );
}

/** The checklists of a job: how each ended, and how many of its items failed. */
function Runs({ job }: { job: string }) {
  const runs = children("run", job).value ?? [];
  const answers = children("answer", job).value ?? [];
  const said = runs.map((run) => {
    const failed = answers.filter(
      ({ value: a }) => a.run === run.id && !a.deleted && a.reading?.outcome === "fail",
    ).length;
    const results = failed
      ? t("run_failed", { n: failed })
      : run.value.outcome
        ? t("run_passed")
        : "";
    return [recordName("run", run.id), outcomeOf(run), results].filter(Boolean).join(" · ");
  });
  return (
    <>
      {said.map((line, i) => (
        <span key={runs[i]?.id} class="block">
          {line}
        </span>
      ))}
    </>
  );
}

function outcomeOf(run: View<"run">): string {
  const { outcome } = run.value;
  return outcome ? value(outcome) : t("run_open");
}
