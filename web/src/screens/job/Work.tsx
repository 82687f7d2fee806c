// A visit without a checklist that asks for the hospital's hand: what was done, confirmed before the visit ends.

import { ended } from "../../jobs/state";
import { WorkList } from "../report/WorkList";
import { asksWorkList } from "./confirmed";
import type { JobModel } from "./model";

export const WORK = "work-list";

const BEFORE = ["planned", "accepted", "departed"];

export function Work({ model }: { model: JobModel }) {
  const state = model.state.value ?? "planned";
  if (ended(state) || BEFORE.includes(state) || !asksWorkList(model)) return null;
  return (
    <div id={WORK}>
      <WorkList job={model.id} />
    </div>
  );
}
