// Cases in which a limit table says otherwise: permanently installed, mobile X-ray, measured to an applied part.

import type { Raws } from "./item";
import type { Table } from "./limits";

export interface Special {
  id: string;
  value: number;
  zh: string;
  en: string;
  /** What the answers must be, by item. */
  when: Record<string, string[]>;
  /** Nobody can tell from the answers: a person says that it applies. */
  ask: boolean;
}

/** The cases of a table; an entry of another form (an older table has bare numbers) is none. */
export function casesOf({ special = {} }: Table): Special[] {
  return Object.entries(special).flatMap(([id, raw]) => {
    const { value, zh = id, en = id, when = {}, ask = false } = (raw ?? {}) as Partial<Special>;
    return typeof value === "number" ? [{ id, value, zh, en, when, ask }] : [];
  });
}

/** All answers are there and fit. */
export function fits({ when }: Special, raws: Raws): boolean {
  return Object.entries(when).every(([item, values]) => values.includes(raws(item) ?? ""));
}

/** What must still be answered to know whether a case counts by itself. */
export function openOf(cases: readonly Special[], raws: Raws): string[] {
  const possible = cases.filter(
    ({ ask, when }) =>
      !ask &&
      Object.entries(when).every(([item, values]) => {
        const raw = raws(item);
        return raw === undefined || values.includes(raw);
      }),
  );
  return possible.flatMap(({ when }) =>
    Object.keys(when).filter((item) => raws(item) === undefined),
  );
}

/** The cases that a person may choose now. */
export function offered(table: Table | undefined, raws: Raws): Special[] {
  return casesOf(table ?? {}).filter((one) => one.ask && fits(one, raws));
}

/** The items by whose answers a table's limit is found, beyond the ones that the line itself names. */
export function conditions(table: Table | undefined): string[] {
  return casesOf(table ?? {}).flatMap(({ when }) => Object.keys(when));
}
