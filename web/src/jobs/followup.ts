// The job that a finding or a delivery issue leads to: its id and number follow from the finding, so two people who open it meet in one.

import { later } from "../days/calendar";
import { blank, changeAll, type View } from "../local";
import type { Finding, Job } from "../schema.gen";

/** What an id may have (sync/record.py), less room for the answers on the repair's own checklist. */
const MOST = 56;
/** Without letters and digits that are mixed up on the phone. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/** Days until it must be mended; assumed, no commitment states them for what maintenance finds. */
const DAYS: Record<Finding["severity"], number> = { unsafe: 1, major: 7, minor: 30 };

/** "At once", of what came short or damaged (S1-27); assumed. */
const EXCHANGE_DAYS = 2;

function followupId(cause: string, what: "repair" | "exchange" = "repair"): string {
  const plain = `${cause}~${what}`;
  return plain.length <= MOST ? plain : `${what}-${signs(cause, 31, 6)}${signs(cause, 37, 6)}`;
}

/** The number of the visit, and three signs of the finding. */
function followupNumber(number: string, finding: string): string {
  return [number, `R${signs(finding, 31, 3)}`].filter(Boolean).join("-");
}

function mendBy(severity: Finding["severity"], from: string): string {
  return later(from, DAYS[severity]);
}

function signs(text: string, factor: number, n: number): string {
  let sum = 7;
  for (const sign of text) sum = (Math.imul(sum, factor) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return Array.from({ length: n }, (_, i) => SIGNS[(sum >>> (5 * i)) % SIGNS.length]).join("");
}

export type Visit = Partial<Pick<Job, "number" | "hospital" | "equipment" | "contract">>;

interface How {
  /** The day on which it was found. */
  day: string;
  /** Code of the checklist by which it is mended. */
  template: string;
}

/** Nobody is assigned and no day is set: it lies in the office to be planned. */
export function openFollowup(finding: View<"finding">, visit: Visit, how: How): Promise<void> {
  const id = followupId(finding.id);
  const { text = "", severity = "minor", state } = finding.value;
  const repair = {
    number: followupNumber(visit.number ?? "", finding.id),
    type: "repair" as const,
    hospital: visit.hospital ?? "",
    equipment: finding.value.equipment || (visit.equipment ?? ""),
    template: how.template,
    contract: visit.contract ?? "",
    due: mendBy(severity, how.day),
    urgency: severity === "unsafe" ? ("urgent" as const) : ("normal" as const),
    note: text,
  };
  const opened = state === "draft" ? { state: "open" as const } : {};
  return changeAll([
    [blank("job", id), repair],
    [finding, { followup: id, ...opened }],
  ]);
}

/** Nobody need think of it again: who exchanges, delivers later or mends is the office's to plan. */
export function openExchange(issue: View<"delivery_issue">, day: string): Promise<void> {
  const id = followupId(issue.id, "exchange");
  const { hospital = "", equipment = "", what = "", quantity = "", note = "" } = issue.value;
  const exchange = {
    number: `E${signs(issue.id, 31, 6)}`,
    type: "installation" as const,
    hospital,
    equipment,
    due: later(day, EXCHANGE_DAYS),
    urgency: "urgent" as const,
    note: [what, quantity, note].filter(Boolean).join(" · "),
  };
  return changeAll([
    [blank("job", id), exchange],
    [issue, { followup: id }],
  ]);
}

/** What is mended when this job ends, and open again when the end is taken back. */
export function mends(
  causes: readonly View<"finding">[],
  ended: boolean,
): [View<"finding">, { state: "open" | "done" }][] {
  const [from, state] = ended ? (["open", "done"] as const) : (["done", "open"] as const);
  return causes.filter(({ value }) => value.state === from).map((cause) => [cause, { state }]);
}
