// On which answers something hangs: lines of the checklist and, of each, the answers that count.

import type { Item } from "../../checklist";
import { valuesOf } from "../../templates/references";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/templates";
import { Button, Check } from "../../ui";
import { Pick } from "./parts";

interface WhenProps {
  when: Readonly<Record<string, readonly string[]>>;
  /** What can be asked for; a line that is not among them keeps its name and its answers. */
  lines: readonly Item[];
  /** What the empty choice says while nothing is asked, and what the choice is called. */
  none: string;
  label: string;
  onChange: (when: Record<string, string[]>) => void;
}

export function When({ when, lines, none, label, onChange }: WhenProps) {
  const asked = Object.entries(when);
  const kept = Object.fromEntries(asked.map(([id, values]) => [id, [...values]]));
  const free = lines.filter((one) => !(one.id in when) && valuesOf(one).length > 0);
  return (
    <>
      {asked.map(([id, values]) => (
        <One
          key={id}
          asked={lines.find((one) => one.id === id)}
          id={id}
          values={values}
          onChange={(next) => onChange({ ...kept, [id]: next })}
          onRemove={() => {
            const { [id]: _, ...rest } = kept;
            onChange(rest);
          }}
        />
      ))}
      {free.length ? (
        <Pick
          label={asked.length ? t("condition_more") : label}
          value=""
          options={[
            { value: "", label: asked.length ? "–" : none },
            ...free.map((one) => ({ value: one.id, label: either(one) })),
          ]}
          onChange={(id) => id && onChange({ ...kept, [id]: [] })}
        />
      ) : null}
    </>
  );
}

interface OneProps {
  asked: Item | undefined;
  id: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  onRemove: () => void;
}

function One({ asked, id, values, onChange, onRemove }: OneProps) {
  const known = asked ? valuesOf(asked) : [];
  return (
    <div class="condition">
      <p>{t("condition_when", { name: asked ? either(asked) : id })}</p>
      {[...new Set([...known, ...values])].map((value) => (
        <Check
          key={value}
          checked={values.includes(value)}
          onChange={(on) =>
            onChange(on ? [...values, value] : values.filter((one) => one !== value))
          }
        >
          {answerName(asked, value)}
        </Check>
      ))}
      <Button kind="quiet" onClick={onRemove}>
        {t("condition_remove")}
      </Button>
    </div>
  );
}

/** An answer in the words of its line; one that the line does not know as it stands. */
export function answerName(asked: Item | undefined, value: string): string {
  const option = asked?.options?.find((one) => one.value === value);
  if (option) return either(option);
  return value === "pass" || value === "fail" ? common(`outcome_${value}`) : value;
}
