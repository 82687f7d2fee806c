// The steps of a job, newest first: what, who, when; corrected ones stay readable.

import { type StepName, standingSteps } from "../../jobs/state";
import type { View } from "../../local";
import { personName } from "../../records/name";
import { sayValue } from "../../records/say";
import { moment } from "../../text";
import { t } from "../../text/office";
import { StateChip } from "../../ui";

export function Progress({ steps }: { steps: readonly View<"step">[] }) {
  if (steps.length === 0) return <p class="soft">{t("no_steps")}</p>;
  const standing = new Set(standingSteps(steps).map(({ id }) => id));
  const newestFirst = [...steps].sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  return (
    <ol class="history">
      {newestFirst.map((step) => (
        <StepLine key={step.id} step={step} voided={!standing.has(step.id)} />
      ))}
    </ol>
  );
}

function StepLine({ step, voided }: { step: View<"step">; voided: boolean }) {
  const { note } = step.value;
  const name: StepName = step.value.step ?? "accepted";
  return (
    <li>
      <p class={voided ? "line voided" : "line"}>
        <strong>{sayValue("step", name, { kind: "step" })}</strong>
        {voided ? <StateChip>{t("voided")}</StateChip> : null}
      </p>
      <p class="small soft">
        {[step.at && moment(step.at), step.by && personName(step.by)].filter(Boolean).join(" · ")}
      </p>
      {note ? <p>{note}</p> : null}
    </li>
  );
}
