// The repair job that a finding leads to: its id and number follow from the finding, so two people who open it meet in one.

import { blank, changeAll, type View } from "../local";
import type { Job } from "../schema.gen";

const MOST = 120; // what an id may have (sync/record.py Id)
const TAIL = "~repair";
/** Without letters and digits that are mixed up on the phone. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** "" where the finding's own id leaves no room. */
export function followupId(finding: string): string {
  return finding.length + TAIL.length <= MOST ? finding + TAIL : "";
}

/** The number of the visit, and three signs of the finding. */
export function followupNumber(number: string, finding: string): string {
  let sum = 7;
  for (const sign of finding) sum = (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  const signs = [0, 5, 10].map((shift) => SIGNS[(sum >>> shift) % SIGNS.length]).join("");
  return [number, `R${signs}`].filter(Boolean).join("-");
}

type Visit = Partial<Pick<Job, "number" | "hospital" | "equipment" | "contract">>;

/** Nobody is assigned and no day is set: it lies in the office to be planned. */
export function openFollowup(finding: View<"finding">, visit: Visit): Promise<void> {
  const id = followupId(finding.id);
  const { text = "", severity, state } = finding.value;
  const repair = {
    number: followupNumber(visit.number ?? "", finding.id),
    type: "repair" as const,
    hospital: visit.hospital ?? "",
    equipment: finding.value.equipment || (visit.equipment ?? ""),
    contract: visit.contract ?? "",
    urgency: severity === "unsafe" ? ("urgent" as const) : ("normal" as const),
    note: text,
  };
  const opened = state === "draft" ? { state: "open" as const } : {};
  return changeAll([
    [blank("job", id), repair],
    [finding, { followup: id, ...opened }],
  ]);
}
