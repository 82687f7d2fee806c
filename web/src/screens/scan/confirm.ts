// Keeps with a run which label was read at its device; before the run begins, beside its job.

import { change, draft, dropDraft, keepDraft, made, type Patch, see } from "../../local";
import { kept } from "../kept";
import { runId } from "../run/id";

/** The label, and when it was read; kept by an older app without its time. */
export type Scanned = Pick<Patch<"run">, "scanned" | "scanned_at">;

/** False when it could not be kept. A job without a checklist has nothing to keep it with. */
export function confirmScan(job: string, raw: string): Promise<boolean> {
  const { template } = see("job", job).peek().value;
  if (!template) return Promise.resolve(true);
  const run = see("run", runId(job, template)).peek();
  const { at, offset } = made();
  const read: Scanned = { scanned: raw.slice(0, 2000), scanned_at: at + (offset ?? 0) };
  return kept(run.known ? change(run, read) : keepDraft(keyOf(job), read));
}

/** What was read before the run began; it goes into the run and is forgotten here. */
export async function scannedBefore(job: string): Promise<Scanned | null> {
  const read = await draft(keyOf(job)).catch(() => null);
  if (typeof read === "string" && read) return { scanned: read };
  return read && typeof read === "object" && "scanned" in read ? (read as Scanned) : null;
}

export function forgetScan(job: string): void {
  void dropDraft(keyOf(job)).catch(() => {});
}

function keyOf(job: string): string {
  return `scanned/${job}`;
}
