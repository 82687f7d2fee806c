// Writes a signature as a fact; a new one replaces an older by naming it, nothing is overwritten.

import { fit, MOST_STROKES } from "../../checklist";
import { blank, change, changeAll } from "../../local";
import { t } from "../../text/signature";
import { say } from "../../ui";
import { kept } from "../kept";
import type { SignRole } from "./meaning";
import type { Ink } from "./pad";
import type { SignPlace } from "./place";

export type Also = Parameters<typeof changeAll>[0];

export interface Signing {
  role: SignRole;
  name: string;
  position: string;
  meaning: string;
  ink: Ink;
  voids: string;
}

/** False when it was not stored; the person has been told why. */
export function sign(
  place: SignPlace,
  { ink, ...who }: Signing,
  also: Also = [],
): Promise<boolean> {
  if (ink.strokes.length > MOST_STROKES) {
    say(t("too_many_strokes", { n: MOST_STROKES }), "bad");
    return Promise.resolve(false);
  }
  const { strokes, thinned } = fit(ink.strokes);
  if (thinned) say(t("thinned", { n: thinned }), "watch");
  const size = { width: Math.round(ink.width), height: Math.round(ink.height) };
  const fact = { ...place, ...who, act: "signed" as const, strokes, ...size };
  const signed: Also = [[blank("signature"), fact]];
  return kept(changeAll([...signed, ...also]), t("signed"));
}

interface NotSigning {
  role: SignRole;
  act: "refused" | "not_present";
  name: string;
  position: string;
  meaning: string;
  reason: string;
  voids: string;
}

export function recordAbsence(place: SignPlace, said: NotSigning): Promise<boolean> {
  return kept(change(blank("signature"), { ...place, ...said }), t("recorded"));
}
