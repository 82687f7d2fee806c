// On which answers before it a line hangs: without one it is always shown.

import { useId } from "preact/hooks";
import type { Item } from "../../checklist";
import { valuesOf } from "../../templates/references";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/templates";
import { Button, Check } from "../../ui";
import { type PartProps, Pick } from "./parts";

export function Condition({ item, put, items }: PartProps & { items: readonly Item[] }) {
  const legend = useId();
  const when = item.show_when ?? {};
  const before = items.slice(
    0,
    items.findIndex(({ id }) => id === item.id),
  );
  const able = before.filter((one) => valuesOf(one).length > 0);
  const free = able.filter(({ id }) => !(id in when));
  const write = (next: Record<string, string[]>) =>
    put({ show_when: Object.keys(next).length ? next : undefined });
  if (able.length === 0 && Object.keys(when).length === 0) return null;
  return (
    <fieldset class="stack" aria-labelledby={legend}>
      <legend class="field-label" id={legend}>
        {t("condition")}
      </legend>
      {Object.entries(when).map(([id, values]) => (
        <One
          key={id}
          asked={items.find((one) => one.id === id)}
          id={id}
          values={values}
          onChange={(next) => write({ ...when, [id]: next })}
          onRemove={() => {
            const { [id]: _, ...rest } = when;
            write(rest);
          }}
        />
      ))}
      {free.length ? (
        <Pick
          label={Object.keys(when).length ? t("condition_more") : t("condition_add")}
          value=""
          options={[
            { value: "", label: Object.keys(when).length ? "–" : t("condition_always") },
            ...free.map((one) => ({ value: one.id, label: either(one) })),
          ]}
          onChange={(id) => id && write({ ...when, [id]: [] })}
        />
      ) : null}
    </fieldset>
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
  const name = (value: string) =>
    either(asked?.options?.find((option) => option.value === value)) ||
    (value === "pass" || value === "fail" ? common(`outcome_${value}`) : value);
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
          {name(value)}
        </Check>
      ))}
      <Button kind="quiet" onClick={onRemove}>
        {t("condition_remove")}
      </Button>
    </div>
  );
}
