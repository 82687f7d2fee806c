// The small controls of which a line's sheet is made.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Item } from "../../checklist";
import { numberOf } from "../../limits/cells";
import { t } from "../../text/templates";
import { Check, type Choice, Field, NumberInput, Select, TextInput } from "../../ui";

export interface PartProps {
  item: Item;
  /** Writes members of the line; undefined takes one away. */
  put: (set: Partial<Record<keyof Item, unknown>>) => void;
}

export function Line({
  label,
  value,
  hint,
  onInput,
}: {
  label: string;
  value: string;
  hint?: ComponentChildren;
  onInput: (text: string) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      {(tied) => (
        <TextInput {...tied} maxLength={500} autoComplete="off" value={value} onInput={onInput} />
      )}
    </Field>
  );
}

interface NumberProps {
  label: string;
  value: number | null | undefined;
  unit?: string | undefined;
  onInput: (value: number | undefined) => void;
}

/** What is typed stays as typed; only a number is written, an empty field takes it away. */
export function NumberField({ label, value, unit, onInput }: NumberProps) {
  const [text, setText] = useState(value === null || value === undefined ? "" : String(value));
  const parsed = numberOf(text);
  return (
    <Field label={label} error={parsed === undefined ? t("bad_number") : null}>
      {(tied) => (
        <NumberInput
          {...tied}
          unit={unit}
          value={text}
          onInput={(typed) => {
            setText(typed);
            const number = numberOf(typed);
            if (number !== undefined) onInput(number ?? undefined);
          }}
        />
      )}
    </Field>
  );
}

export function Tick({ item, put, name, label }: PartProps & { name: keyof Item; label: string }) {
  return (
    <Check checked={item[name] === true} onChange={(on) => put({ [name]: on ? true : undefined })}>
      {label}
    </Check>
  );
}

interface PickProps {
  label: string;
  value: string;
  options: readonly Choice[];
  onChange: (value: string) => void;
}

export function Pick({ label, value, options, onChange }: PickProps) {
  return (
    <Field label={label}>
      {(tied) => <Select {...tied} value={value} options={options} onChange={onChange} />}
    </Field>
  );
}
