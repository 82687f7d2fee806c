// The answers of a choice in both languages, and which of them count as failed or to be watched.

import { Plus, Trash2 } from "lucide-preact";
import type { Item, Option } from "../../checklist";
import { t } from "../../text/templates";
import { Button, IconButton, Select, TextInput } from "../../ui";
import type { PartProps } from "./parts";

type Counts = "plain" | "watch" | "fail";

export function Options({ item, put }: PartProps) {
  const options = item.options ?? [];
  const write = (all: readonly Option[], fails = item.fail_values, warns = item.warn_values) =>
    put({ options: all, ...sorted(all, fails, warns) });
  const change = (at: number, set: Partial<Option>) => {
    const before = options[at];
    const all = options.map((option, i) => (i === at ? { ...option, ...set } : option));
    const renamed = (values: string[] | undefined) =>
      values?.map((value) => (value === before?.value ? (set.value ?? value) : value));
    write(all, renamed(item.fail_values), renamed(item.warn_values));
  };
  const count = (value: string, as: Counts) => {
    const fails = (item.fail_values ?? []).filter((one) => one !== value);
    const warns = (item.warn_values ?? []).filter((one) => one !== value);
    if (as === "fail") fails.push(value);
    if (as === "watch") warns.push(value);
    write(options, fails, warns);
  };
  return (
    <fieldset class="stack">
      <legend class="field-label">{t("options")}</legend>
      <ul class="cells">
        {options.map((option, i) => (
          <li key={i} class="option">
            <TextInput
              aria-label={t("zh")}
              placeholder={t("zh")}
              value={option.zh}
              onInput={(zh) => change(i, { zh })}
            />
            <TextInput
              aria-label={t("en")}
              placeholder={t("en")}
              value={option.en}
              onInput={(en) => change(i, { en })}
            />
            <TextInput
              aria-label={t("option_value")}
              placeholder={t("option_value")}
              value={option.value}
              onInput={(value) => change(i, { value })}
            />
            <Select
              label={t("option_outcome")}
              value={countsAs(item, option.value)}
              options={(["plain", "watch", "fail"] as const).map((value) => ({
                value,
                label: t(`option_${value}`),
              }))}
              onChange={(as) => count(option.value, as)}
            />
            <IconButton
              label={t("option_remove", { n: i + 1 })}
              icon={Trash2}
              onClick={() => write(options.filter((_, n) => n !== i))}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={Plus}
        onClick={() => write([...options, { value: freshValue(options), zh: "", en: "" }])}
      >
        {t("option_add")}
      </Button>
    </fieldset>
  );
}

function countsAs({ fail_values, warn_values }: Item, value: string): Counts {
  if (fail_values?.includes(value)) return "fail";
  return warn_values?.includes(value) ? "watch" : "plain";
}

/** Only values that are there, and no list where nothing is judged: a choice without one says a fact. */
function sorted(all: readonly Option[], fails: string[] | undefined, warns: string[] | undefined) {
  const known = (values: string[] | undefined) => {
    const kept = (values ?? []).filter((value) => all.some((option) => option.value === value));
    return kept.length ? kept : undefined;
  };
  return { fail_values: known(fails), warn_values: known(warns) };
}

function freshValue(options: readonly Option[]): string {
  let n = options.length + 1;
  while (options.some(({ value }) => value === `o${n}`)) n += 1;
  return `o${n}`;
}
