// A job that is being written in the office: kept on the device at each step, until it is created or discarded.

import { signal } from "@preact/signals";
import { blank, change, draft, dropDraft, keepDraft, newId } from "../../local";
import type { Job } from "../../schema.gen";
import { now } from "../../sync";
import { dayOf } from "../../text";
import { t } from "../../text/office";
import { wrongDays } from "./wrongDays";

export interface NewJob {
  id: string;
  number: string;
  hospital: string;
  equipment: string;
  type: Job["type"];
  template: string;
  contract: string;
  planned: string;
  due: string;
  engineers: string[];
  urgency: Job["urgency"];
  note: string;
}

const KEY = "office-new-job";
/** Without letters and digits that are mixed up on the phone. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Null while the draft is being read. */
export const writing = signal<NewJob | null>(null);

function freshJob(): NewJob {
  const planned = dayOf(now());
  return {
    id: newId(),
    number: freshNumber(planned),
    hospital: "",
    equipment: "",
    type: "inspection",
    template: "",
    contract: "",
    planned,
    due: "",
    engineers: [],
    urgency: "normal",
    note: "",
  };
}

/** Made on the device, so that it is there without a network: the day and four random signs. */
function freshNumber(day: string): string {
  const random = crypto.getRandomValues(new Uint8Array(4));
  return `J${day.replaceAll("-", "")}-${Array.from(random, (n) => SIGNS[n % SIGNS.length]).join("")}`;
}

export async function beginWriting(): Promise<void> {
  writing.value = null;
  const kept = (await draft(KEY).catch(() => null)) as NewJob | null;
  writing.value = kept?.id ? { ...freshJob(), ...kept } : freshJob();
}

/** The screen is right at once; a draft that could not be kept is no reason to stop the person. */
export function write(set: Partial<NewJob>): void {
  if (!writing.value) return;
  writing.value = { ...writing.value, ...set };
  void keepDraft(KEY, writing.value).catch(() => {});
}

export async function discard(): Promise<void> {
  await dropDraft(KEY);
  writing.value = freshJob();
}

/** Resolves when the job is durable on this device. */
export async function create(job: NewJob): Promise<void> {
  const { id, engineers, ...fields } = job;
  await change(blank("job", id), {
    ...fields,
    ...(engineers.length ? { engineers: { add: engineers } } : {}),
  });
  await dropDraft(KEY);
}

export type Wrong = Partial<Record<keyof NewJob, string | undefined>>;

/** What still keeps the job from being created, by field. */
export function judge(job: NewJob): Wrong {
  const wrong: Wrong = {};
  if (!job.hospital) wrong.hospital = t("need_hospital");
  if (!job.equipment && job.type !== "training") wrong.equipment = t("need_equipment");
  if (!job.template && job.type === "inspection") wrong.template = t("need_template");
  return { ...wrong, ...wrongDays(job) };
}
