// Begins a job's checklist: the run keeps the version of the template that is newest here now.

import { newest } from "../../checklist";
import { blank, change, list, see, type View } from "../../local";
import { kept } from "../kept";
import { forgetScan, scannedBefore } from "../scan/confirm";
import { runId } from "./id";

/** False when the template is not on this device or the run could not be kept. */
export function begin(job: string, code: string): Promise<boolean> {
  const id = runId(job, code);
  const known = see("run", id).peek();
  if (known.known && known.value.version) return Promise.resolve(true);
  const template = newest(
    list("template")
      .peek()
      ?.map(({ value }) => value) ?? [],
    code,
  );
  if (!template?.version) return Promise.resolve(false);
  const equipment = see("job", job).peek().value.equipment ?? "";
  const run = known.loaded ? known : blank("run", id);
  const version = template.version;
  return start(run, { job, equipment, template: code, version });
}

/** With the label that was read at the device before. */
async function start(
  run: View<"run">,
  set: { job: string; equipment: string; template: string; version: number },
): Promise<boolean> {
  const scanned = await scannedBefore(set.job);
  if (!(await kept(change(run, { ...set, ...scanned })))) return false;
  if (scanned) forgetScan(set.job);
  return true;
}
