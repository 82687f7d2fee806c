// Signing: who, as what, meaning what; the pen's strokes are kept one by one, an empty paper is not taken.

import { useSignal } from "@preact/signals";
import type { View } from "../../local";
import { t } from "../../text/signature";
import { Segmented, Sheet } from "../../ui";
import { Absent } from "./Absent";
import { Hand } from "./Hand";
import type { SignRole } from "./meaning";
import type { SignPlace } from "./place";
import type { Also } from "./sign";

export interface SignSheetProps {
  place: SignPlace;
  title: string;
  role: SignRole;
  /** refused_with_reason, not_present_with_reason */
  alternatives: string[];
  unavailable: boolean;
  /** What it says, where that is not about a checklist. */
  meaning?: string;
  /** Kept in the same moment as a signature that was given. */
  also?: Also;
  replaces: View<"signature"> | null;
  onClose: () => void;
}

type Act = "signed" | "refused" | "not_present";

export function SignSheet(props: SignSheetProps) {
  const act = useSignal<Act>("signed");
  const acts: Act[] = ["signed"];
  if (props.alternatives.includes("refused_with_reason")) acts.push("refused");
  if (props.alternatives.includes("not_present_with_reason")) acts.push("not_present");
  return (
    <Sheet title={props.title} onClose={props.onClose} full>
      {acts.length > 1 ? (
        <Segmented
          label={t("act")}
          value={act.value}
          options={acts.map((value) => ({ value, label: t(`act_${value}`) }))}
          onChange={(chosen) => {
            act.value = chosen;
          }}
        />
      ) : null}
      {act.value === "signed" ? <Hand {...props} /> : <Absent {...props} act={act.value} />}
    </Sheet>
  );
}
