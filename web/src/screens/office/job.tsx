// One job as the office manages it: who, when, how far, and what to settle.

import { CalendarDays, FileClock, UserPlus } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { StateOfJob } from "../../jobs/StateOfJob";
import { jobState, overdue } from "../../jobs/state";
import { Facts } from "../../lists/Facts";
import { children, me, see, type View } from "../../local";
import { plans } from "../../people/roles";
import { recordName } from "../../records/name";
import { back, to } from "../../router";
import type { ScreenProps } from "../../routes";
import { now } from "../../sync";
import { day, dayOf } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { Button, Card, Empty, LinkButton, Page, Skeleton } from "../../ui";
import { Contested } from "../contested/Contested";
import { Seals } from "../report/Seals";
import { Again } from "./Again";
import { AssignSheet } from "./AssignSheet";
import { CancelJob } from "./CancelJob";
import { DaysSheet } from "./DaysSheet";
import { hear } from "./heard";
import { Late, Sent, Urgent } from "./Marks";
import { Progress } from "./Progress";

export default function OfficeJob({ params }: ScreenProps) {
  const view = see("job", params.id ?? "").value;
  useEffect(() => void hear(), []);
  return (
    <Page
      title={view.value.number || t("job_title")}
      over={t("job_title")}
      back={() => back("/office")}
    >
      {view.loaded ? null : <Skeleton rows={4} label={common("loading")} />}
      {view.loaded && !view.known ? <Empty title={t("gone")}>{t("gone_body")}</Empty> : null}
      {view.known ? <Known job={view} /> : null}
    </Page>
  );
}

function Known({ job }: { job: View<"job"> }) {
  const steps = children("step", job.id).value ?? [];
  const state = jobState(steps);
  return (
    <>
      <Contested kind="job" id={job.id} />
      {state === "not_available" ? <Again job={job} plans={plans(me.value)} /> : null}
      <About job={job} />
      <Assigned job={job} />
      <Card title={t("progress")} end={<StateOfJob state={state} />}>
        <Progress steps={steps} />
      </Card>
      <Seals job={job.id} />
      <div class="line">
        <LinkButton kind="primary" href={to("job", job.id)}>
          {t("open_job")}
        </LinkButton>
        <LinkButton icon={FileClock} href={to("office", "job", job.id, "records")}>
          {t("records")}
        </LinkButton>
      </div>
      {plans(me.value) ? <CancelJob job={job.id} state={state} /> : null}
    </>
  );
}

function About({ job }: { job: View<"job"> }) {
  const [editing, setEditing] = useState(false);
  const { type = "inspection", hospital, equipment, planned, due, template, note } = job.value;
  const state = jobState(children("step", job.id).value ?? []);
  return (
    <Card
      title={equipment ? recordName("equipment", equipment) : t("no_equipment")}
      end={
        <span class="line">
          <Late late={overdue(job.value, state, dayOf(now()))} />
          <Urgent job={job} />
        </span>
      }
    >
      <div class="stack">
        <Facts
          rows={[
            [t("type"), common(`job_${type}`)],
            hospital ? [t("hospital"), recordName("hospital", hospital)] : null,
            template ? [t("template"), template] : null,
            [t("planned"), planned ? day(planned) : common("not_given")],
            due ? [t("due"), day(due)] : null,
            note ? [t("note"), note] : null,
          ]}
        />
        {plans(me.value) ? (
          <div class="line">
            <Button icon={CalendarDays} onClick={() => setEditing(true)}>
              {t("dates_edit")}
            </Button>
          </div>
        ) : null}
      </div>
      {editing ? <DaysSheet job={job} onClose={() => setEditing(false)} /> : null}
    </Card>
  );
}

function Assigned({ job }: { job: View<"job"> }) {
  const [assigning, setAssigning] = useState(false);
  return (
    <Card title={t("assigned")}>
      <div class="stack">
        <p>
          <Sent job={job} />
        </p>
        {plans(me.value) ? (
          <div class="line">
            <Button icon={UserPlus} onClick={() => setAssigning(true)}>
              {t("assign")}
            </Button>
          </div>
        ) : null}
      </div>
      {assigning ? <AssignSheet job={job} onClose={() => setAssigning(false)} /> : null}
    </Card>
  );
}
