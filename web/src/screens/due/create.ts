// Makes the planned jobs, and takes them back: ordinary changes in groups, on jobs whose ids the period decides.

import { effect } from "@preact/signals";
import { changeAll, me, type Patch, see, type View } from "../../local";
import { forgetLast, noteLast, type Placed } from "./last";
import type { Item } from "./open";
import { quarterOf } from "./quarters";

/** Ops that the server takes or refuses together (protocol.md section 3). */
const GROUP = 64;

export interface Assigned {
  item: Item;
  engineer: string;
  day: string;
}

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
  const made = await Promise.all(changes);
  await noteLast(all.map(({ item, engineer, day }) => ({ id: item.duty.job, engineer, day })));
  await inGroups(made);
}

/** Takes these jobs back. Throws Halfway when a group could not be kept. */
export async function undo(ids: readonly string[]): Promise<void> {
  const views = await Promise.all(ids.map(loaded));
  await inGroups(views.map((view) => [view, { deleted: true }]));
  await forgetLast();
}

/** Of what two planned at the same time, one's planning stands. Throws Halfway when a group could not be kept. */
export async function settle(jobs: readonly Placed[], whose: "mine" | "theirs"): Promise<void> {
  const changes = jobs.map(async (placed): Promise<[View<"job">, Patch<"job">]> => {
    const view = await loaded(placed.id);
    return [view, whose === "mine" ? asMine(view, placed) : asTheirs(view, placed)];
  });
  await inGroups((await Promise.all(changes)).filter(([, patch]) => Object.keys(patch).length));
}

function asMine({ value }: View<"job">, { engineer, day }: Placed): Patch<"job"> {
  const others = (value.engineers ?? []).filter((id) => id !== engineer);
  return { planned: day, ...(others.length ? { engineers: { remove: others } } : {}) };
}

function asTheirs({ value, contested }: View<"job">, { engineer }: Placed): Patch<"job"> {
  const own = me.peek()?.id;
  const their = contested.planned?.find(({ by }) => by !== own);
  const two = (value.engineers ?? []).length > 1;
  return {
    ...(their ? { planned: String(their.value) } : {}),
    ...(two ? { engineers: { remove: [engineer] } } : {}),
  };
}

async function inGroups(changes: [View<"job">, Patch<"job">][]): Promise<void> {
  for (let from = 0; from < changes.length; from += GROUP)
    await changeAll(changes.slice(from, from + GROUP)).catch((error) => {
      throw new Halfway(from, error);
    });
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
