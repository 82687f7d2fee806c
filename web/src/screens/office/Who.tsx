// The engineers of a job: one tap each.

import { t } from "../../text/office";
import { Check } from "../../ui";
import { type NewJob, write } from "./draft";
import { sayFresh } from "./Marks";
import { engineers } from "./staff";

export function Who({ job }: { job: NewJob }) {
  return (
    <EngineerChoice chosen={job.engineers} onChange={(chosen) => write({ engineers: chosen })} />
  );
}

interface ChoiceProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

export function EngineerChoice({ chosen, onChange }: ChoiceProps) {
  const all = engineers();
  const flip = (id: string, on: boolean) =>
    onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset>
      <legend class="field-label">{t("pick_engineers")}</legend>
      {all.length === 0 ? <p class="soft">{t("no_engineers")}</p> : null}
      {all.map(({ id, name }) => (
        <Check key={id} checked={chosen.includes(id)} onChange={(on) => flip(id, on)}>
          {name} <span class="soft small">{sayFresh(id)}</span>
        </Check>
      ))}
    </fieldset>
  );
}
