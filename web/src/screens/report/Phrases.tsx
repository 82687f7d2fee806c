// Sentences that are written every day, each one tap.

import { t } from "../../text/report";

interface PhrasesProps {
  phrases: readonly string[];
  onAdd: (words: string) => void;
}

export function Phrases({ phrases, onAdd }: PhrasesProps) {
  return (
    <details class="phrases">
      <summary>{t("phrases")}</summary>
      <ul>
        {phrases.map((words) => (
          <li key={words}>
            <button type="button" onClick={() => onAdd(words)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
