// Documents in the form before this one: valid as they were signed, read as if they said nothing of what came later.

import { type AnswerSide, type Checklist, EARLIER, type Line, type Report } from "./document";

type Before<T, New extends keyof T> = Omit<T, New> & Partial<Pick<T, New>>;

/** The document with nothing missing; the bytes that were signed stay what they are. */
export function whole(found: Report): Report {
  if (found.schema !== EARLIER) return found;
  return { ...found, runs: found.runs.map(run) };
}

function run(found: Before<Checklist, "scanned">): Checklist {
  return { ...found, scanned: null, items: found.items.map(line) };
}

function line(found: Before<Line, "assumed" | "special">): Line {
  return { ...found, special: null, assumed: false, others: found.others.map(side) };
}

function side(found: Before<AnswerSide, "special">): AnswerSide {
  return { ...found, special: null };
}
