// Whether the hospital has said its word on the visit: by the checklist's own line, else on the work list.

import type { Item } from "../../checklist";
import { WORK_LINE } from "../report/amending";
import type { JobModel } from "./model";

type WorkLack = "work" | "confirmation";

/** The visit is confirmed on its work list, because no line of a checklist asks the hospital for its hand. */
export function asksWorkList(model: JobModel): boolean {
  const run = model.run.value;
  return run === null || (run.items.value !== null && !run.items.value.some(isHospitals));
}

function isHospitals({ type, id }: Item): boolean {
  return type === "signature" && !id.includes("engineer");
}

/** A word of refusal, or that nobody was there, is one too; a line that changed since has none. */
export function workLack(model: JobModel): WorkLack | null {
  if (!asksWorkList(model) || model.run.value?.unavailable.value) return null;
  if (model.work.value.length === 0) return "work";
  const said = model.signatures.value.findLast(
    ({ value }) => value.run === "" && value.item === WORK_LINE,
  );
  if (!said) return "confirmation";
  const open = model.work.value.some(({ value }) => !value.confirmed);
  return open && said.value.act === "signed" ? "confirmation" : null;
}
