// A name picked from those in use, or a new one typed: one thing never gets two spellings by a slip.

import { useState } from "preact/hooks";
import { plain } from "../search/plain";
import { t as common } from "../text/common";
import { type Choice, Select, TextInput, type Tied } from "../ui";

interface KnownPickProps {
  value: string;
  known: readonly Choice[];
  /** What nothing is called. */
  none: string;
  label?: string;
  tied?: Tied;
  onPick: (value: string) => void;
}

/** No name that a person types. */
const OTHER = "\n";

export function KnownPick({ value, known, none, label, tied, onPick }: KnownPickProps) {
  const [typing, setTyping] = useState(false);
  const isKnown = value === "" || known.some((one) => one.value === value);
  const options = [
    { value: "", label: none },
    ...known,
    ...(isKnown || typing ? [] : [{ value, label: value }]),
    { value: OTHER, label: common("new_name") },
  ];
  const choose = (picked: string) => {
    setTyping(picked === OTHER);
    onPick(picked === OTHER ? "" : picked);
  };
  const typed = (text: string) => {
    const same = known.find((one) => isAlike(one, text));
    onPick(same?.value ?? text.trim());
    setTyping(!same && text.trim() !== "");
  };
  return (
    <div class="known-pick">
      <Select
        {...tied}
        {...(label ? { label } : {})}
        value={typing ? OTHER : value}
        options={options}
        onChange={choose}
      />
      {typing ? (
        <TextInput
          aria-label={common("new_name_label")}
          placeholder={common("new_name_label")}
          maxLength={200}
          autoComplete="off"
          autoFocus
          value={value}
          onInput={onPick}
          onBlur={(event) => typed(event.currentTarget.value)}
        />
      ) : null}
    </div>
  );
}

/** The same but for blanks, small letters and full-width forms: by its name or by what it is said as. */
function isAlike({ value, label }: Choice, text: string): boolean {
  const bare = (name: string) => plain(name).replace(/\s/g, "");
  return [value, label].some((name) => bare(name) === bare(text));
}
