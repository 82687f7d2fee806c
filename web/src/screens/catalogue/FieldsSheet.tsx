// A sheet in which a record of the catalogue is made or edited, field by field; only what differs is written.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { change, type Patch, see, type View } from "../../local";
import type { Kind } from "../../schema.gen";
import { t } from "../../text/catalogue";
import { Banner, type Choice, Field, SaveSheet, Select, TextArea, TextInput } from "../../ui";
import { useEntered } from "../useEntered";

export interface FieldSpec {
  name: string;
  label: string;
  by?: "line" | "lines" | "day" | "choice";
  options?: readonly Choice[];
  required?: boolean;
  hint?: string;
}

export type Entered = Record<string, string>;

interface SheetProps<K extends Kind> {
  title: string;
  view: View<K>;
  fields: readonly FieldSpec[];
  /** What a new record has besides. */
  besides?: Patch<K>;
  /** What is wrong, by field. */
  check?: (entered: Entered) => Record<string, string>;
  children?: ComponentChildren;
  onClose: () => void;
}

export function FieldsSheet<K extends Kind>(props: SheetProps<K>) {
  const { title, view, fields, besides, check, children, onClose } = props;
  const sheet = [view.kind, ...Object.values(besides ?? {})].join("/");
  const { begun, entered, enter, draft } = useEntered(sheet, view, (seen) =>
    enteredFrom(seen, fields),
  );
  const [tried, setTried] = useState(false);
  const wrong = { ...missing(entered, fields), ...check?.(entered) };
  const changedSince = begun.known && see(begun.kind, begun.id).value.seq !== begun.seq;
  const save = () => {
    setTried(true);
    if (Object.keys(wrong).length) return "";
    const patch = patchFrom(begun, entered, fields, besides);
    return patch && change(begun, patch);
  };
  return (
    <SaveSheet title={title} draft={draft} done={t("saved")} onSave={save} onClose={onClose}>
      {changedSince ? <Banner tone="watch">{t("changed_since")}</Banner> : null}
      {fields.map((field) => (
        <Entry
          key={field.name}
          field={field}
          value={entered[field.name] ?? ""}
          error={tried ? wrong[field.name] : undefined}
          onInput={(value) => enter({ [field.name]: value })}
        />
      ))}
      {children}
    </SaveSheet>
  );
}

interface EntryProps {
  field: FieldSpec;
  value: string;
  error: string | undefined;
  onInput: (value: string) => void;
}

export function Entry({ field, value, error, onInput }: EntryProps) {
  return (
    <Field label={field.label} hint={field.hint} error={error}>
      {(tied) => {
        const edited = { ...tied, value, onInput };
        if (field.by === "choice")
          return (
            <Select {...tied} value={value} options={field.options ?? []} onChange={onInput} />
          );
        if (field.by === "lines") return <TextArea {...edited} rows={3} maxLength={20000} />;
        if (field.by === "day") return <TextInput {...edited} type="date" />;
        return <TextInput {...edited} maxLength={200} autoComplete="off" />;
      }}
    </Field>
  );
}

function enteredFrom<K extends Kind>({ value }: View<K>, fields: readonly FieldSpec[]): Entered {
  const known = value as Record<string, unknown>;
  return Object.fromEntries(
    fields.map(({ name, options }) => [name, String(known[name] ?? options?.[0]?.value ?? "")]),
  );
}

export function missing(entered: Entered, fields: readonly FieldSpec[]): Record<string, string> {
  const empty = fields.filter(({ name, required }) => required && !entered[name]?.trim());
  return Object.fromEntries(empty.map(({ name }) => [name, t("required")]));
}

/** Null when nothing differs: an untouched field must not disturb another person's change. */
function patchFrom<K extends Kind>(
  begun: View<K>,
  entered: Entered,
  fields: readonly FieldSpec[],
  besides: Patch<K> | undefined,
): Patch<K> | null {
  const known = begun.value as Record<string, unknown>;
  const changed = fields.filter(({ name }) => (entered[name] ?? "") !== String(known[name] ?? ""));
  if (changed.length === 0) return null;
  const set = Object.fromEntries(changed.map(({ name }) => [name, (entered[name] ?? "").trim()]));
  return { ...(begun.known ? {} : besides), ...set } as Patch<K>;
}
