// The special cases of a limit table while they are edited.

import { Plus, Trash2 } from "lucide-preact";
import { type Case, freshCase } from "../../limits/cases";
import { numberOf } from "../../limits/cells";
import { linesFor } from "../../limits/naming";
import { t } from "../../text/limits";
import { Button, Check, IconButton, NumberInput, TextInput } from "../../ui";
import { When } from "../templates/When";

interface CasesProps {
  /** The table whose checklists have the lines that a case can hang on; empty: a new one. */
  table: string;
  unit: string;
  cases: readonly Case[];
  onInput: (cases: Case[]) => void;
}

export function Cases({ table, unit, cases, onInput }: CasesProps) {
  const put = (at: number, set: Partial<Case>) =>
    onInput(cases.map((one, i) => (i === at ? { ...one, ...set } : one)));
  return (
    <fieldset class="stack">
      <legend class="field-label">{t("special")}</legend>
      <ul class="cells">
        {cases.map((one, at) => (
          <li key={one.id} class="cell">
            <div class="cell-case">
              {(["zh", "en"] as const).map((name) => (
                <TextInput
                  key={name}
                  aria-label={t(name)}
                  placeholder={t(name)}
                  maxLength={200}
                  value={one[name]}
                  onInput={(text) => put(at, { [name]: text })}
                />
              ))}
              <When
                when={one.when}
                lines={linesFor(table)}
                none={t("when_always")}
                label={t("when_add")}
                onChange={(when) => put(at, { when })}
              />
              <Check checked={one.ask} onChange={(ask) => put(at, { ask })}>
                {t("ask")}
              </Check>
            </div>
            <NumberInput
              aria-label={t("limit_of", { path: one.zh })}
              invalid={numberOf(one.text) === undefined}
              unit={unit}
              value={one.text}
              onInput={(text) => put(at, { text })}
            />
            <IconButton
              label={t("row_remove")}
              icon={Trash2}
              onClick={() => onInput(cases.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ul>
      <Button icon={Plus} onClick={() => onInput([...cases, freshCase(cases)])}>
        {t("case_add")}
      </Button>
    </fieldset>
  );
}
