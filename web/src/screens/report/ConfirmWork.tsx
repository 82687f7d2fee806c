// The hospital confirms the work list: its hand and the tick on each line are kept in one moment.

import type { View } from "../../local";
import { t } from "../../text/report";
import { SignSheet } from "../signature/SignSheet";
import { WORK_LINE } from "./amending";

/** A group of changes holds so many; the signature is one of them. */
const MOST = 63;
const CUSTOMER = "customer";

interface ConfirmWorkProps {
  job: string;
  all: readonly View<"work_item">[];
  replaces: View<"signature"> | null;
  onClose: () => void;
}

export function ConfirmWork({ job, all, replaces, onClose }: ConfirmWorkProps) {
  const open = all.filter(({ value }) => !value.confirmed).slice(0, MOST);
  return (
    <SignSheet
      place={{ job, run: "", item: WORK_LINE }}
      title={t("confirm_work")}
      role={CUSTOMER}
      alternatives={["refused_with_reason", "not_present_with_reason"]}
      unavailable={false}
      meaning={t("means_work")}
      also={open.map((view) => [view, { confirmed: true }])}
      replaces={replaces}
      onClose={onClose}
    />
  );
}
