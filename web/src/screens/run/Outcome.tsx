// What came of an answer: colour, sign and word together, and why; where nobody knows a limit, the person says.

import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  RotateCw,
  TriangleAlert,
} from "lucide-preact";
import {
  isSkipped,
  type Judgement,
  judge,
  needsPerson,
  type Outcome as Result,
} from "../../checklist";
import { t as common } from "../../text/common";
import { t } from "../../text/run";
import { Button, type Icon, Segmented, StateChip, type Tone } from "../../ui";
import type { ControlProps } from "./Control";
import { answer, judged, readingOf } from "./record";

const SIGN: Record<Result, { icon: Icon; tone: Tone }> = {
  pass: { icon: CircleCheck, tone: "good" },
  fail: { icon: CircleX, tone: "bad" },
  watch: { icon: TriangleAlert, tone: "watch" },
  not_applicable: { icon: CircleSlash, tone: "quiet" },
  not_tested: { icon: CircleDashed, tone: "quiet" },
};

export function toneOf(outcome: Result | undefined): Tone | undefined {
  return outcome && SIGN[outcome].tone;
}

export function OutcomeChip({ outcome }: { outcome: Result }) {
  const { icon, tone } = SIGN[outcome];
  return (
    <StateChip tone={tone} icon={icon}>
      {common(`outcome_${outcome}`)}
    </StateChip>
  );
}

export function Outcome(props: ControlProps) {
  const { model, item, view } = props;
  const { reading } = view.value;
  if (!reading?.raw || isSkipped(reading) || item.repeatable) return null;
  if (item.type === "pass_fail" || (item.type !== "numeric" && !reading.outcome)) return null;
  const now = judge(item, reading.raw, model.context(item));
  if (now.why === "not_a_number" || now.why === "ambiguous") return null;
  const stale = model.lackOf(item.id).value === "judged_otherwise";
  return (
    <div class="run-outcome" role="status">
      <span class="line">
        {reading.outcome ? <OutcomeChip outcome={reading.outcome} /> : <Open why={now.why} />}
        {WHY.includes(now.why) ? <span class="small">{whyText(now.why)}</span> : null}
      </span>
      {needsPerson(now.why) ? <Judge {...props} /> : null}
      {stale ? <JudgeAgain {...props} /> : null}
    </div>
  );
}

const WHY: readonly string[] = [
  "above_max",
  "below_min",
  "near_max",
  "near_min",
  "warn_range",
  "warn_above",
  "rising",
  "out_of_range",
  "calibration_expired",
  "limit_pending",
];

function whyText(why: Judgement["why"]): string {
  return t(`why_${why as "above_max"}`);
}

function Open({ why }: { why: string }) {
  return <StateChip>{why === "recorded" ? t("recorded") : t("not_judged")}</StateChip>;
}

function Judge({ model, item, view }: ControlProps) {
  const reading = view.value.reading ?? {};
  const said = reading.outcome;
  return (
    <Segmented
      label={t("judge_label")}
      showLegend
      value={said === "pass" || said === "watch" || said === "fail" ? said : null}
      options={[
        { value: "pass", label: t("pass"), icon: CircleCheck, tone: "good" },
        { value: "watch", label: t("watch"), icon: TriangleAlert, tone: "watch" },
        { value: "fail", label: t("fail"), icon: CircleX, tone: "bad" },
      ]}
      onChange={(outcome) => void answer(model, item, view, judged(reading, outcome))}
    />
  );
}

function JudgeAgain({ model, item, view }: ControlProps) {
  const again = () =>
    void answer(model, item, view, readingOf(model, item, view.value.reading?.raw ?? ""));
  return (
    <Button icon={RotateCw} onClick={again}>
      {t("judge_again")}
    </Button>
  );
}
