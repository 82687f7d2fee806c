// How long an instrument's calibration still counts, by the day in Shanghai.

import type { Instrument } from "../../schema.gen";
import { day } from "../../text";
import { t } from "../../text/catalogue";
import type { Tone } from "../../ui";

const SOON = 30;
const DAY = 86_400_000;

export interface Due {
  tone: Tone;
  said: string;
  /** Whole days that are left; negative when it is over; null without a date. */
  left: number | null;
}

/** `today` as YYYY-MM-DD; the last valid day still counts. */
export function dueOf({ calibration_due: due }: Partial<Instrument>, today: string): Due {
  if (!due) return { tone: "watch", said: t("no_due"), left: null };
  const left = Math.round((Date.parse(due) - Date.parse(today)) / DAY);
  if (Number.isNaN(left)) return { tone: "watch", said: due, left: null };
  if (left < 0) return { tone: "bad", said: t("expired", { n: -left }), left };
  if (left <= SOON) return { tone: "watch", said: t("due_soon", { n: left }), left };
  return { tone: "good", said: t("valid_until", { day: day(due) }), left };
}
