// What is typed into or chosen from: text, numbers with a numeric keypad, lists, a tick.

import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { unitName } from "../text/units";
import type { Tied } from "./field";

type Attributes = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "onInput" | "value" | "size" | "id" | "class"
>;

interface TextProps extends Partial<Tied>, Attributes {
  value: string;
  onInput: (value: string) => void;
}

function tie({ id, describedBy, invalid }: Partial<Tied>) {
  return { id, "aria-describedby": describedBy, "aria-invalid": invalid || undefined };
}

/** What a day may be: without a bound browsers take years of six digits, which no list would ever come to. */
const DAYS = { min: "1950-01-01", max: "2199-12-31" };

export function TextInput({ id, describedBy, invalid, value, onInput, ...more }: TextProps) {
  return (
    <input
      {...(more.type === "date" ? DAYS : null)}
      {...(more as InputHTMLAttributes<HTMLInputElement>)}
      {...tie({ id, describedBy, invalid } as Partial<Tied>)}
      class="input"
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}

/** Text, not `type=number`: what the person typed is kept as typed, also a comma or a full-width digit. */
export function NumberInput({ unit, ...props }: TextProps & { unit?: string | undefined }) {
  const name = unitName(unit);
  return (
    <span class="number">
      <TextInput inputMode="decimal" autoComplete="off" enterKeyHint="next" {...props} />
      {name ? (
        <span class="number-unit" aria-hidden="true">
          {name}
        </span>
      ) : null}
    </span>
  );
}

interface AreaProps extends Partial<Tied> {
  value: string;
  onInput: (value: string) => void;
  onBlur?: () => void;
  rows?: number;
  maxLength?: number;
  label?: string;
  placeholder?: string;
}

export function TextArea(props: AreaProps) {
  return (
    <textarea
      {...tie(props)}
      class="input"
      rows={props.rows ?? 2}
      maxLength={props.maxLength}
      aria-label={props.label}
      placeholder={props.placeholder}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onBlur={props.onBlur}
    />
  );
}

export interface Choice<V extends string = string> {
  value: V;
  label: string;
}

interface SelectProps<V extends string> extends Partial<Tied> {
  value: V;
  options: readonly Choice<V>[];
  onChange: (value: V) => void;
  label?: string;
  disabled?: boolean;
}

export function Select<V extends string>(props: SelectProps<V>) {
  const { value, options, onChange, label, disabled } = props;
  return (
    <select
      {...tie(props)}
      class="input"
      aria-label={label}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as V)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}

export function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
