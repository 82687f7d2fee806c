// Which checklists a job may be done by: those of its kind of work and of its device, in force, the most fitting first.

import { newest } from "../checklist";
import { list, see } from "../local";
import type { Job, Template } from "../schema.gen";

type Form = Partial<Template>;
type Work = Partial<Pick<Job, "type">>;

/** The newest version of each; made for this kind of work before those that are for any. */
export function fitting(all: readonly Form[], { type }: Work, deviceClass: string): Form[] {
  const codes = new Set(
    all
      .filter((one) => !one.device_class || one.device_class === deviceClass)
      .filter((one) => !one.job_type || one.job_type === type)
      .map(({ code = "" }) => code),
  );
  const found = [...codes].flatMap((code) => newest(all, code) ?? []);
  return found.sort((a, b) => Number(!a.job_type) - Number(!b.job_type));
}

/** The one that was made for such work and no other; "" where there is a choice, or none. */
export function usual(all: readonly Form[], work: Work, deviceClass: string): string {
  const own = fitting(all, work, deviceClass).filter(({ job_type }) => job_type);
  return (own.length === 1 && own[0]?.code) || "";
}

/** For a job on this device, as the records stand now. */
export function useUsual(type: Job["type"], equipment: string): string {
  const forms = (list("template").value ?? []).map(({ value }) => value);
  const device = see("equipment", equipment).value.value.device_class ?? "";
  return usual(forms, { type }, device);
}
