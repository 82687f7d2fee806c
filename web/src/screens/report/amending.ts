// An amendment in work: which seal it takes the place of, why, and the hand under it.

import { computed, type ReadonlySignal } from "@preact/signals";
import { children, see, type View } from "../../local";
import type { Amends } from "../../report/document";
import { useDraft } from "../DraftField";
import { standingSignatures } from "../signature/standing";

/** The line that the engineer signs: of the report as a whole, or of one amendment. */
export function handLine(amends: string): string {
  return amends ? `amends~${amends}` : "report";
}

export const WORK_LINE = "work";

export function signatureOf(job: string, item: string): ReadonlySignal<View<"signature"> | null> {
  return computed(() => {
    const all = children("signature", job).value ?? [];
    const own = all.filter(({ value }) => value.run === "" && value.item === item);
    return standingSignatures(own).at(-1) ?? null;
  });
}

export function useReason(amends: string) {
  return useDraft(`amend/${amends}`);
}

export function amendsOf(seal: string, reason: string): Amends | null {
  if (!seal) return null;
  return { seal, hash: see("seal", seal).value.value.report ?? "", reason: reason.trim() };
}
