// What is entered about a test instrument.

import { t } from "../../text/catalogue";
import type { Entered, FieldSpec } from "../catalogue/FieldsSheet";

/** As a checklist's line asks for an instrument (server/domain/inspections.py). */
export const MEASURES = [
  "electrical_safety",
  "vital_signs",
  "ct_phantom",
  "luminance",
  "multimeter",
] as const;

export function measuresName(measures: string): string {
  const known = MEASURES.find((name) => name === measures);
  return known ? t(`measures_${known}`) : measures;
}

export function instrumentFields(): FieldSpec[] {
  const measures = MEASURES.map((value) => ({ value, label: measuresName(value) }));
  return [
    { name: "name", label: t("name"), required: true },
    { name: "name_en", label: t("name_en") },
    {
      name: "measures",
      label: t("measures"),
      by: "choice",
      options: [{ value: "", label: t("measures_other") }, ...measures],
    },
    { name: "model", label: t("model") },
    { name: "serial", label: t("serial"), required: true },
    { name: "calibrated", label: t("calibrated"), by: "day" },
    { name: "calibration_due", label: t("calibration_due"), by: "day" },
    { name: "calibrated_by", label: t("calibrated_by") },
    { name: "certificate_no", label: t("certificate_no") },
    { name: "note", label: t("note_field"), by: "lines" },
  ];
}

export function wrongDates({ calibrated, calibration_due: due }: Entered): Record<string, string> {
  return calibrated && due && due < calibrated ? { calibration_due: t("bad_due") } : {};
}
