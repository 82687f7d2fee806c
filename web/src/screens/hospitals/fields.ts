// What is entered about a hospital and about a department.

import { t } from "../../text/catalogue";
import type { FieldSpec } from "../catalogue/FieldsSheet";

export function hospitalFields(): FieldSpec[] {
  return [
    { name: "zh", label: t("zh"), required: true },
    { name: "en", label: t("en") },
    { name: "grade", label: t("grade") },
    { name: "address", label: t("address") },
    { name: "note", label: t("note_field"), by: "lines" },
  ];
}

export function departmentFields(): FieldSpec[] {
  return [
    { name: "zh", label: t("zh"), required: true },
    { name: "en", label: t("en") },
  ];
}
