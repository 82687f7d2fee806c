// What each column of a list is taken for; the person can say otherwise.

import { fieldName } from "../../records/say";
import { t } from "../../text/imports";
import { Card, Field, Select } from "../../ui";
import { FIELDS } from "./entering";
import type { Looked } from "./importing";

const MORE = ["state", "codes", "note", "risk_function", "risk_risk", "risk_maintenance", "id"];
const CHOICES = [...FIELDS, ...MORE];

interface ColumnsProps {
  looked: Looked;
  onChange: (mapping: string[]) => void;
}

export function Columns({ looked, onChange }: ColumnsProps) {
  const { headings, mapping, sample } = looked;
  const set = (column: number, field: string) =>
    onChange(mapping.map((old, i) => (i === column ? field : old === field ? "" : old)));
  return (
    <Card title={t("columns")}>
      <p class="small soft import-hint">{t("columns_hint")}</p>
      <div class="form-grid">
        {headings.map((heading, i) => {
          const shown = sample.map((row) => row[i]).find(Boolean) ?? "";
          return (
            <Field
              key={i}
              label={heading || `${i + 1}`}
              hint={shown ? t("for_example", { text: shown.slice(0, 40) }) : null}
            >
              {(tied) => (
                <Select
                  {...tied}
                  value={mapping[i] ?? ""}
                  onChange={(field) => set(i, field)}
                  options={[{ value: "", label: t("skip") }, ...CHOICES.map(asChoice)]}
                />
              )}
            </Field>
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
