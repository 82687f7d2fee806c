// One proposed visit: who, when, which devices; each can be changed before it is made.

import { equipmentNames, hospitalNames } from "../../records/names";
import { t as common } from "../../text/common";
import { t } from "../../text/due";
import { t as week } from "../../text/week";
import { Button, Card, Field, Select, StateChip, TextInput } from "../../ui";
import { engineers } from "../office/staff";
import { absence } from "../week/lanes";
import { sayMinutes } from "../week/minutes";
import { setChanged } from "./making";
import { chosenItems } from "./open";
import { type Shown, tooMuch } from "./propose";
import { minutes } from "./spread";

export function VisitCard({ visit }: { visit: Shown }) {
  const { hospital, engineer, day, tasks, out } = visit;
  const ids = tasks.map(({ id }) => id);
  const over = out ? 0 : tooMuch(engineer, day);
  const outside = tasks.filter((task) => day < task.opens || day >= task.ends).length;
  const after = tasks.filter((task) => day > task.due && day < task.ends).length;
  return (
    <Card
      title={hospitalNames.value.get(hospital) ?? hospital}
      tone={out ? undefined : outside ? "bad" : undefined}
      end={
        <Button kind="quiet" onClick={() => setChanged(ids, { out: !out })}>
          {out ? common("add") : t("leave_out")}
        </Button>
      }
    >
      <div class="stack">
        <p class="line">
          {t("visit", { n: tasks.length, time: sayMinutes(minutes(tasks)) })}
          {outside ? <StateChip tone="bad">{t("out_of_window", { n: outside })}</StateChip> : null}
          {after ? <StateChip tone="watch">{t("after_due", { n: after })}</StateChip> : null}
          {over ? <StateChip tone="watch">{t("full", { n: sayMinutes(over) })}</StateChip> : null}
          {!out && absence(engineer, day) ? (
            <StateChip tone="bad">{week("absent")}</StateChip>
          ) : null}
        </p>
        {out ? null : <WhoWhen visit={visit} ids={ids} />}
        <Devices ids={ids} />
      </div>
    </Card>
  );
}

interface WhoWhenProps {
  visit: Shown;
  ids: readonly string[];
}

function WhoWhen({ visit: { engineer, day }, ids }: WhoWhenProps) {
  const people = engineers().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div class="filters">
      <Field label={t("engineer")}>
        {(tied) => (
          <Select
            {...tied}
            value={engineer}
            options={people}
            onChange={(value) => setChanged(ids, { engineer: value })}
          />
        )}
      </Field>
      <Field label={t("day")}>
        {(tied) => (
          <TextInput
            {...tied}
            type="date"
            value={day}
            onInput={(value) => value && setChanged(ids, { day: value })}
          />
        )}
      </Field>
    </div>
  );
}

function Devices({ ids }: { ids: readonly string[] }) {
  const items = (chosenItems.value ?? []).filter(({ duty }) => ids.includes(duty.job));
  return (
    <details>
      <summary>
        {t("devices")} ({items.length})
      </summary>
      <ul>
        {items.map(({ duty, device }) => (
          <li key={duty.job} class="small">
            {equipmentNames.value.get(duty.equipment)} · {duty.template} ·{" "}
            {t("due", { day: duty.due })}
            {device.location ? ` · ${device.location}` : ""}
          </li>
        ))}
      </ul>
    </details>
  );
}
