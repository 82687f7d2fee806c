// Begins a job's checklist: the run keeps the version of the template that is newest here now.

import { newest } from "../../checklist";
import { blank, change, list, see } from "../../local";
import { kept } from "../kept";
import { runId } from "./model";

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
  return kept(change(run, { job, equipment, template: code, version }));
}
