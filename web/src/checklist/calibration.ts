// The test instrument's line says model, number and the last valid day in one text; this reads the day back.

interface InstrumentWords {
  name?: string;
  model?: string;
  serial?: string;
  calibration_due?: string;
}

export function instrumentText(words: InstrumentWords): string {
  const model = words.model || words.name;
  return [model, words.serial, words.calibration_due].filter(Boolean).join(" / ");
}

/** The last day in the text that reads YYYY-MM-DD (also with dots, slashes or 年月日), or "". */
export function dueIn(text: string | undefined): string {
  const days = [...(text ?? "").matchAll(/(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})/g)];
  const last = days[days.length - 1];
  if (!last) return "";
  const [, year = "", month = "", day = ""] = last;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** So long before its end a calibration is said to end soon. */
const SOON_DAYS = 30;

export type Calibration = "undated" | "expired" | "soon" | "valid";

/** `due`: the last valid day. Days as YYYY-MM-DD. */
export function calibrationOf(
  known: { due: string; today: string } | null | undefined,
): Calibration {
  if (!known?.due) return "undated";
  if (known.due < known.today) return "expired";
  const left = (Date.parse(known.due) - Date.parse(known.today)) / 86_400_000;
  return left <= SOON_DAYS ? "soon" : "valid";
}
