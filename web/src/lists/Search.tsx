// The field in which one looks for something in a list.

import { Search as Glass } from "lucide-preact";
import { TextInput } from "../ui";

export { holds, plain, wordsOf } from "../search/plain";

interface SearchProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
}

export function Search({ label, value, onInput }: SearchProps) {
  return (
    <search class="search">
      <Glass size={20} aria-hidden="true" />
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        enterKeyHint="search"
        value={value}
        onInput={onInput}
      />
    </search>
  );
}
