// Keeps with a run which label was read at its device; before the run begins, beside its job.

import { change, draft, dropDraft, keepDraft, see } from "../../local";
import { kept } from "../kept";
import { runId } from "../run/id";

/** False when it could not be kept. A job without a checklist has nothing to keep it with. */
export function confirmScan(job: string, raw: string): Promise<boolean> {
  const { template } = see("job", job).peek().value;
  if (!template) return Promise.resolve(true);
  const run = see("run", runId(job, template)).peek();
  const scanned = raw.slice(0, 2000);
  return kept(run.known ? change(run, { scanned }) : keepDraft(keyOf(job), scanned));
}

/** What was read before the run began; it goes into the run and is forgotten here. */
export async function scannedBefore(job: string): Promise<string> {
  const scanned = await draft(keyOf(job)).catch(() => null);
  return typeof scanned === "string" ? scanned : "";
}

export function forgetScan(job: string): void {
  void dropDraft(keyOf(job)).catch(() => {});
}

function keyOf(job: string): string {
  return `scanned/${job}`;
}
