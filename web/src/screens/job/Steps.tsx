// Where the job stands and the next step as one big key; every step with its time, each can be taken back.

import { useSignal } from "@preact/signals";
import {
  CarFront,
  CircleCheckBig,
  CirclePause,
  CirclePlay,
  CircleSlash,
  ClipboardCheck,
  MapPinCheck,
  RotateCcw,
  Undo2,
} from "lucide-preact";
import { tick } from "../../frame/tick";
import { StateOfJob } from "../../jobs/StateOfJob";
import { ended, type StepName } from "../../jobs/state";
import { nextSteps, worked } from "../../jobs/steps";
import { personName } from "../../records/name";
import { clockTime, dayOf, moment, span } from "../../text";
import { t } from "../../text/job";
import { Button, Card, type Icon, IconButton } from "../../ui";
import { Unsent } from "../run/Marks";
import { canFinish, FinishSheet } from "./Finish";
import type { JobModel } from "./model";
import { finish, reopen, take, takeBack } from "./stepping";

const SIGN: Record<StepName, Icon> = {
  accepted: ClipboardCheck,
  departed: CarFront,
  arrived: MapPinCheck,
  started: CirclePlay,
  paused: CirclePause,
  resumed: CirclePlay,
  done: CircleCheckBig,
  not_available: CircleSlash,
  reopened: RotateCcw,
  cancelled: CircleSlash,
};

export function Steps({ model }: { model: JobModel }) {
  const state = model.state.value;
  if (state === null) return null;
  const time = worked(model.standing.value, tick.value);
  return (
    <Card title={t("progress")} end={<StateOfJob state={state} />}>
      <div class="stack">
        {state === "cancelled" ? null : <Keys model={model} />}
        {time > 0 ? <p class="small soft">{t("worked", { span: span(time) })}</p> : null}
        <Times model={model} />
      </div>
    </Card>
  );
}

function Keys({ model }: { model: JobModel }) {
  const finishing = useSignal(false);
  const state = model.state.value ?? "planned";
  void model.causes.value; // read by now when the visit ends
  const steps = nextSteps(state).map((step) => endOf(model, step));
  const big = isMain(model) ? steps[0] : undefined;
  const small = big ? steps.slice(1) : steps;
  const go = (step: StepName) => {
    if (step === "reopened") void reopen(model.visit());
    else if (step !== "done" && step !== "not_available") void take(model.id, step);
    else if (canFinish(model)) void finish(model.visit(), step, outcomeOf(step));
    else finishing.value = true;
  };
  return (
    <>
      {big ? (
        <Button kind="primary" big wide icon={SIGN[big]} onClick={() => go(big)}>
          {t(`do_${big as "done"}`)}
        </Button>
      ) : null}
      {small.length ? (
        <div class="job-others">
          {small.map((step) => (
            <Button key={step} icon={SIGN[step]} onClick={() => go(step)}>
              {t(`do_${step as "done"}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {finishing.value ? (
        <FinishSheet model={model} onClose={() => (finishing.value = false)} />
      ) : null}
    </>
  );
}

/** One big key on the screen: while work is on and the checklist is open, that is the checklist's. */
export function isMain(model: JobModel): boolean {
  const state = model.state.value ?? "planned";
  if (ended(state)) return false;
  return state !== "started" || model.run.value === null || canFinish(model);
}

/** What ends the visit is another step when the device was not handed over. */
function endOf(model: JobModel, step: StepName): StepName {
  return step === "done" && model.run.value?.unavailable.value ? "not_available" : step;
}

function outcomeOf(step: StepName) {
  return step === "done" ? "completed" : "device_not_available";
}

function Times({ model }: { model: JobModel }) {
  const steps = model.standing.value;
  if (steps.length === 0) return <p class="small soft">{t("no_steps")}</p>;
  const today = dayOf(tick.value);
  return (
    <ol class="times" aria-label={t("times")}>
      {steps.map((step, i) => {
        const name = step.value.step ?? "accepted";
        const at = step.at ?? 0;
        const Mark = SIGN[name];
        return (
          <li key={step.id}>
            <Mark size={18} aria-hidden="true" />
            <span class="times-what">
              <span class="row-title">{t(`did_${name}`)}</span>{" "}
              <span class="small soft">
                {dayOf(at) === today ? clockTime(at) : moment(at)}
                {step.by ? ` · ${personName(step.by)}` : ""}
              </span>
              {step.value.note ? <span class="row-note">{step.value.note}</span> : null}
            </span>
            {step.pending > 0 ? <Unsent /> : null}
            {i === steps.length - 1 ? (
              <IconButton
                label={t("undo_step", { step: t(`did_${name}`) })}
                icon={Undo2}
                onClick={() => void takeBack(model.visit(), step.id, name)}
              />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
