// What each column of a list is taken for; the person can say otherwise.

import { fieldName } from "../../records/say";
import { t } from "../../text/imports";
import { Card, Check, Field, Select } from "../../ui";
import { FIELDS } from "./entering";
import type { Looked } from "./importing";

const MORE = ["state", "codes", "note", "risk_function", "risk_risk", "risk_maintenance", "id"];
const CHOICES = [...FIELDS, ...MORE];

/** An empty cell never takes these away (server/imports/plan.py). */
const KEPT = ["id", "hospital", "state", "codes", "risk_function", "risk_risk", "risk_maintenance"];

interface ColumnsProps {
  looked: Looked;
  clears: readonly string[];
  onClears: (clears: string[]) => void;
  onChange: (mapping: string[]) => void;
}

export function Columns({ looked, clears, onClears, onChange }: ColumnsProps) {
  const { headings, mapping, sample, gaps } = looked;
  const set = (column: number, field: string) =>
    onChange(mapping.map((old, i) => (i === column ? field : old === field ? "" : old)));
  return (
    <Card title={t("columns")}>
      <p class="small soft import-hint">{t("columns_hint")}</p>
      <div class="form-grid">
        {headings.map((heading, i) => {
          const field = mapping[i] ?? "";
          const shown = sample.map((row) => row[i]).find(Boolean) ?? "";
          return (
            <div key={i} class="stack">
              <Field
                label={heading || `${i + 1}`}
                hint={shown ? t("for_example", { text: shown.slice(0, 40) }) : null}
              >
                {(tied) => (
                  <Select
                    {...tied}
                    value={field}
                    onChange={(next) => set(i, next)}
                    options={[{ value: "", label: t("skip") }, ...CHOICES.map(asChoice)]}
                  />
                )}
              </Field>
              {field && gaps[i] && !KEPT.includes(field) ? (
                <Check
                  checked={clears.includes(field)}
                  onChange={(on) =>
                    onClears(on ? [...clears, field] : clears.filter((one) => one !== field))
                  }
                >
                  {t("clears", { n: gaps[i] })}
                </Check>
              ) : null}
            </div>
          );
        })}
      </div>
    </Card>
  );
}

function asChoice(value: string) {
  return { value, label: columnName(value) };
}

export function columnName(field: string): string {
  if (field === "id") return t("id");
  if (field === "risk_function" || field === "risk_risk" || field === "risk_maintenance")
    return t(field);
  return fieldName(field);
}
