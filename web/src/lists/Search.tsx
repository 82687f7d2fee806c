// The field in which one looks for something in a list, and the words that match.

import { Search as Glass } from "lucide-preact";
import { TextInput } from "../ui";

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

/** The words of a search: all must be found, each anywhere, capitals and full-width forms alike. */
export function wordsOf(query: string): string[] {
  return plain(query).split(/\s+/).filter(Boolean);
}

export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

export function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
