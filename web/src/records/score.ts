// The risk score of Fennigkoh and Smith: function + risk + maintenance, 3 to 20, and what follows from it.

export interface Score {
  function: number;
  risk: number;
  maintenance: number;
}

export type Band = "high" | "middle" | "low" | "none";

export const BANDS: readonly Band[] = ["high", "middle", "low", "none"];
/** Each part with its lowest and highest value. */
export const PARTS = { function: [2, 10], risk: [1, 5], maintenance: [1, 5] } as const;

export const NAMES = ["function", "risk", "maintenance"] as const;
const HALF_YEARLY = 17;
/** From here on a device is in the maintenance programme. */
const INCLUDED = 12;

/** Null when a part is missing or out of its bounds. */
export function scoreOf(value: unknown): Score | null {
  const parts = (value ?? {}) as Record<string, unknown>;
  const score: Score = { function: 0, risk: 0, maintenance: 0 };
  for (const name of NAMES) {
    const [low, high] = PARTS[name];
    const part = parts[name];
    if (typeof part !== "number" || !Number.isInteger(part) || part < low || part > high)
      return null;
    score[name] = part;
  }
  return score;
}

export function total({ function: use, risk, maintenance }: Score): number {
  return use + risk + maintenance;
}

export function bandOf(value: unknown): Band {
  const score = scoreOf(value);
  if (!score) return "none";
  if (total(score) >= HALF_YEARLY) return "high";
  return total(score) >= INCLUDED ? "middle" : "low";
}

/** Months between two inspections; null: not in the programme. A contract's shorter interval wins. */
export function months(score: Score): number | null {
  if (total(score) >= HALF_YEARLY) return 6;
  return total(score) >= INCLUDED ? 12 : null;
}

/** As it is stored: the three parts with what they come to. */
export function stored(score: Score): Record<string, unknown> {
  const interval = months(score);
  return { ...score, em: total(score), pm_months: interval, in_programme: interval !== null };
}
