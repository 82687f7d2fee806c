// Makes the planned jobs, and takes them back: ordinary changes in groups, on jobs whose ids the period decides.

import { effect, signal } from "@preact/signals";
import { changeAll, type Patch, see, type View } from "../../local";
import { planned } from "../office/plan";
import type { Item } from "./open";
import { quarterOf } from "./quarters";

/** Ops that the server takes or refuses together (protocol.md section 3). */
const GROUP = 64;

export interface Assigned {
  item: Item;
  engineer: string;
  day: string;
}

/** The jobs of the last planning, for the way back. */
export const made = signal<string[]>([]);

export class Halfway extends Error {
  constructor(
    readonly done: number,
    readonly why: unknown,
  ) {
    super("not all was kept");
  }
}

/** Resolves when all are durable on this device. Throws Halfway when a group could not be kept. */
export async function createAll(all: readonly Assigned[]): Promise<void> {
  const changes = all.map(async (one) => asJob(await loaded(one.item.duty.job), one));
  made.value = [];
  await inGroups(await Promise.all(changes));
}

/** Takes back what was planned last, but for jobs that somebody has begun; how many of each. */
export async function undo(): Promise<{ undone: number; left: number }> {
  const states = new Map((planned.peek() ?? []).map(({ id, state }) => [id, state]));
  const still = made.value.filter((id) => states.get(id) === "planned");
  const left = made.value.length - still.length;
  const views = await Promise.all(still.map(loaded));
  await inGroups(views.map((view) => [view, { deleted: true }]));
  made.value = [];
  return { undone: still.length, left };
}

async function inGroups(changes: [View<"job">, Patch<"job">][]): Promise<void> {
  for (let from = 0; from < changes.length; from += GROUP) {
    const group = changes.slice(from, from + GROUP);
    await changeAll(group).catch((error) => {
      throw new Halfway(from, error);
    });
    made.value = [...made.value, ...group.map(([{ id }]) => id)];
  }
}

/** A job that was taken back before comes again as it is planned now. */
function asJob(view: View<"job">, { item, engineer, day }: Assigned): [View<"job">, Patch<"job">] {
  const { duty, device, hospital } = item;
  const others = (view.value.engineers ?? []).filter((id) => id !== engineer);
  const patch: Patch<"job"> = {
    number: duty.number,
    type: "inspection",
    hospital,
    equipment: duty.equipment,
    template: duty.template,
    contract: device.contract ?? "",
    planned: day,
    due: duty.due,
    period: quarterOf(duty.due),
    engineers: { add: [engineer], ...(others.length ? { remove: others } : {}) },
    ...(view.value.deleted ? { deleted: false } : {}),
  };
  return [view, patch];
}

/** The record as it is on the device, which may know it already. */
function loaded(id: string): Promise<View<"job">> {
  const job = see("job", id);
  return new Promise((resolve) => {
    const stop = effect(() => {
      const view = job.value;
      if (!view.loaded) return;
      resolve(view);
      queueMicrotask(() => stop());
    });
  });
}
