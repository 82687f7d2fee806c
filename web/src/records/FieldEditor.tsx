// Edits one field of any record by its kind of value.

import { t as common } from "../text/common";
import { NumberInput, Select, TextArea, TextInput, type Tied } from "../ui";
import { editing, type Where } from "./fields";
import { sayValue } from "./say";

interface FieldEditorProps {
  field: string;
  where: Where;
  value: string;
  tied: Tied;
  onInput: (value: string) => void;
}

export function FieldEditor({ field, where, value, tied, onInput }: FieldEditorProps) {
  const how = editing(field, where);
  if (!how) return null;
  if (how.by === "choice" || (how.by === "reading" && how.values))
    return (
      <Choice
        field={field}
        where={where}
        values={how.values ?? []}
        value={value}
        tied={tied}
        onInput={onInput}
      />
    );
  if (how.by === "reading" && how.unit)
    return <NumberInput {...tied} unit={how.unit} value={value} onInput={onInput} />;
  if (how.by === "lines")
    return <TextArea {...tied} value={value} onInput={onInput} rows={3} maxLength={20000} />;
  return (
    <TextInput
      {...tied}
      type={how.by === "day" ? "date" : "text"}
      value={value}
      onInput={onInput}
      maxLength={200}
    />
  );
}

interface ChoiceProps extends FieldEditorProps {
  values: readonly string[];
}

function Choice({ field, where, values, value, tied, onInput }: ChoiceProps) {
  const said = (raw: string) =>
    raw === ""
      ? common("not_given")
      : sayValue(field, field === "reading" ? { raw } : raw, where) || raw;
  const options = values.map((raw) => ({ value: raw, label: said(raw) }));
  const shown = values.includes(value) ? options : [{ value, label: said(value) }, ...options];
  return <Select {...tied} value={value} options={shown} onChange={onInput} />;
}
