// Plans what was chosen: who and when, a proposal visit by visit, then all jobs at once; also without a network.

import { CalendarPlus } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { LongList } from "../../lists/LongList";
import { me } from "../../local";
import { plans } from "../../people/roles";
import { back, go } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/due";
import { why } from "../../text/trouble";
import {
  Banner,
  Button,
  Card,
  Empty,
  Field,
  LinkButton,
  NumberInput,
  Page,
  Skeleton,
  say,
  TextInput,
} from "../../ui";
import { hear } from "../office/heard";
import { EngineerChoice } from "../office/Who";
import { AsOf } from "./AsOf";
import { createAll, Halfway } from "./create";
import { known } from "./known";
import { choice, choose, setChoice } from "./making";
import { chosenItems } from "./open";
import { assigned, proposal, type Shown, untilDay, visits } from "./propose";
import { Taken } from "./Taken";
import { usePlanning } from "./usePlanning";
import { VisitCard } from "./VisitCard";

export default function PlanScreen() {
  const may = plans(me.value);
  const items = chosenItems.value;
  const n = items?.length ?? 0;
  const until = usePlanning();
  useEffect(() => void hear(), []);
  return (
    <Page
      title={t("plan_title")}
      over={n ? t("plan", { n }) : ""}
      back={() => back("/office/due")}
      foot={
        may && n ? (
          <div>
            <Create />
          </div>
        ) : undefined
      }
    >
      {may ? null : <Banner tone="watch">{t("not_allowed")}</Banner>}
      {may && known.value.error ? <AsOf until={until} /> : null}
      {may && !items && known.value.asking ? <Skeleton rows={5} label={common("loading")} /> : null}
      {may ? <Taken /> : null}
      {may && items && !n ? (
        <Empty title={t("nothing_chosen")}>
          <p>{t("nothing_chosen_body")}</p>
          <LinkButton href="/office/due">{t("title")}</LinkButton>
        </Empty>
      ) : null}
      {may && n ? <Form /> : null}
    </Page>
  );
}

function Form() {
  return (
    <>
      <Card title={t("who")}>
        <EngineerChoice
          chosen={choice.value.engineers}
          onChange={(engineers) => setChoice({ engineers })}
        />
      </Card>
      <Card title={t("when")}>
        <Days />
      </Card>
      <Preview />
    </>
  );
}

function Days() {
  const { from, hours } = choice.value;
  return (
    <div class="filters">
      <Field label={t("from")}>
        {(tied) => (
          <TextInput
            {...tied}
            type="date"
            value={from}
            onInput={(day) => day && setChoice({ from: day })}
          />
        )}
      </Field>
      <Field label={t("until")}>
        {(tied) => (
          <TextInput
            {...tied}
            type="date"
            value={untilDay.value}
            onInput={(until) => until && setChoice({ until })}
          />
        )}
      </Field>
      <Field label={t("per_day")}>
        {(tied) => (
          <NumberInput
            {...tied}
            value={String(hours)}
            onInput={(text) => Number(text) > 0 && setChoice({ hours: Math.min(24, Number(text)) })}
          />
        )}
      </Field>
    </div>
  );
}

function Preview() {
  if (!choice.value.engineers.length) return <p class="soft">{t("need_engineer")}</p>;
  const { unplaced } = proposal.value;
  const over = unplaced.filter(({ ends }) => ends <= choice.value.from).length;
  const full = unplaced.length - over;
  const going = visits.value.filter(({ out }) => !out);
  return (
    <>
      <h2>{t("preview")}</h2>
      <p role="status">{t("summary", { visits: going.length, jobs: assigned.value.length })}</p>
      {full ? <Banner tone="watch">{t("unplaced", { n: full })}</Banner> : null}
      {over ? <Banner tone="watch">{t("over_by_then", { n: over })}</Banner> : null}
      <LongList label={t("preview")} items={visits.value} keyOf={keyOf} estimate={220}>
        {draw}
      </LongList>
    </>
  );
}

function keyOf({ tasks }: Shown): string {
  return tasks[0]?.id ?? "";
}

function draw(visit: Shown) {
  return <VisitCard visit={visit} />;
}

function Create() {
  const [busy, setBusy] = useState(false);
  const n = assigned.value.length;
  const create = async () => {
    setBusy(true);
    const jobs = assigned.value;
    try {
      await createAll(jobs);
      choose(
        jobs.map(({ item }) => item.duty.job),
        false,
      );
      say(t("created", { n: jobs.length }), "good");
      go("/office/due", { replace: true });
    } catch (error) {
      const half = error instanceof Halfway;
      if (half)
        choose(
          jobs.slice(0, error.done).map(({ item }) => item.duty.job),
          false,
        );
      say(
        t("not_created", { n: half ? error.done : 0, why: why(half ? error.why : error) }),
        "bad",
      );
      setBusy(false);
    }
  };
  return (
    <Button
      kind="primary"
      wide
      icon={CalendarPlus}
      busy={busy}
      disabled={n === 0}
      onClick={() => void create()}
    >
      {t("create", { n })}
    </Button>
  );
}
