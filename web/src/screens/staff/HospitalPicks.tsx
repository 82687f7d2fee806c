// Which hospitals a person looks after: ticks, with a search when they are many.

import { useState } from "preact/hooks";
import { holds, plain, Search, wordsOf } from "../../lists/Search";
import { list } from "../../local";
import { either } from "../../text";
import { t } from "../../text/catalogue";
import { Check } from "../../ui";

interface PicksProps {
  picked: readonly string[];
  onChange: (picked: readonly string[]) => void;
}

const FEW = 12;

export function HospitalPicks({ picked, onChange }: PicksProps) {
  const [query, setQuery] = useState("");
  const all = list("hospital").value ?? [];
  const words = wordsOf(query);
  const found = all
    .filter(({ value: { zh = "", en = "" } }) => holds(plain(`${zh} ${en}`), words))
    .sort((a, b) => either(a.value).localeCompare(either(b.value), "zh"));
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...picked, id] : picked.filter((one) => one !== id));
  return (
    <fieldset>
      <legend class="field-label">{t("own_hospitals")}</legend>
      <p class="field-hint">{t("hospitals_hint")}</p>
      {all.length > FEW ? <Search label={t("search")} value={query} onInput={setQuery} /> : null}
      {found.slice(0, 100).map(({ id, value }) => (
        <Check key={id} checked={picked.includes(id)} onChange={(on) => toggle(id, on)}>
          {either(value)}
        </Check>
      ))}
    </fieldset>
  );
}
