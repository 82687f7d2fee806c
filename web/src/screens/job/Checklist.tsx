// The job's checklist: how far it is, what came of it, and the way in.

import { ClipboardCheck, ScanLine } from "lucide-preact";
import { newest } from "../../checklist";
import { ended } from "../../jobs/state";
import { list } from "../../local";
import { go, to } from "../../router";
import { either } from "../../text";
import { t } from "../../text/job";
import { t as words } from "../../text/run";
import { Banner, Button, Card, Progress, StateChip } from "../../ui";
import { begin } from "../run/begin";
import type { RunModel } from "../run/model";
import { ChooseForm } from "./ChooseForm";
import type { JobModel } from "./model";
import { isMain } from "./Steps";

export function Checklist({ model }: { model: JobModel }) {
  const run = model.run.value;
  if (!run) return <ChooseForm model={model} />;
  const { known, value } = run.run.value;
  const template = run.template.value?.value;
  const chip = value.outcome ? (
    <StateChip tone={value.outcome === "completed" ? "good" : "watch"}>
      {t(`outcome_${value.outcome}`)}
    </StateChip>
  ) : null;
  return (
    <Card title={t("checklist")} end={chip}>
      <div class="stack">
        <p>
          {either(template) || run.code}{" "}
          {template?.estimated_min ? (
            <span class="small soft">{t("minutes", { n: template.estimated_min })}</span>
          ) : null}
        </p>
        {value.scanned ? (
          <p>
            <StateChip tone="good" icon={ScanLine}>
              {t("scanned")}
            </StateChip>
          </p>
        ) : null}
        {known && run.items.value ? <HowFar run={run} /> : null}
        <Open model={model} run={run} known={known} />
      </div>
    </Card>
  );
}

function HowFar({ run }: { run: RunModel }) {
  const { done, total } = run.standing.value;
  const label = words("progress", { done, total });
  return (
    <div class="run-progress">
      <Progress value={done} max={total} label={label} />
      <span class="small figure">{label}</span>
    </div>
  );
}

function Open({ model, run, known }: { model: JobModel; run: RunModel; known: boolean }) {
  const templates = list("template").value;
  const missing =
    !known &&
    templates !== null &&
    !newest(
      templates.map(({ value }) => value),
      run.code,
    );
  if (missing) return <Banner tone="watch">{t("no_template")}</Banner>;
  const over = ended(model.state.value ?? "planned");
  const open = async () => {
    if (over || (await begin(model.id, run.code))) go(to("run", run.id));
  };
  return (
    <Button
      kind={over || isMain(model) ? "plain" : "primary"}
      wide
      big
      icon={ClipboardCheck}
      onClick={() => void open()}
    >
      {over ? t("look") : known ? t("go_on") : t("open")}
    </Button>
  );
}
