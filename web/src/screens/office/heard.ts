// What the server knows of the engineers' devices: only online, kept for the time that the app is open.

import { signal } from "@preact/signals";
import { tick } from "../../frame/tick";
import { me } from "../../local";
import { api } from "../../sync";

/** One entry of GET /api/devices. */
export interface Heard {
  id: string;
  person: string;
  label: string;
  app: string;
  last_heard: number;
  unsent: number | null;
  oldest: number | null;
  persisted: boolean | null;
  free: number | null;
  blobs: number | null;
  /** By how many ms its clock is ahead of the server's. */
  skew: number | null;
  enrolled: number;
  revoked: number | null;
  revoked_by: string | null;
  why: string | null;
  reason: string | null;
  wiped: number | null;
}

interface Known {
  /** Null until the server answered once. */
  devices: Heard[] | null;
  /** When it did. */
  at: number | null;
  error: unknown;
}

const NOTHING: Known = { devices: null, at: null, error: null };

export const heard = signal<Known>(NOTHING);
let whose: string | null = null;

/** Asks the server; an old answer stays when there is no new one. */
export async function hear(): Promise<void> {
  const person = me.peek()?.id ?? null;
  if (person !== whose) heard.value = NOTHING;
  whose = person;
  try {
    const devices = await api<Heard[]>("GET", "/api/devices");
    heard.value = { devices, at: Date.now(), error: null };
  } catch (error) {
    heard.value = { ...heard.peek(), error };
  }
}

/** A device as it stands now, after something was done to it. */
export function heardOf(changed: Heard): void {
  const { devices } = heard.peek();
  const others = (devices ?? []).map((one) => (one.id === changed.id ? changed : one));
  heard.value = { ...heard.peek(), devices: others };
}

/** When any device of a person was last heard of: 0 never, null when that is not known now. */
export function lastHeard(person: string): number | null {
  const { devices } = heard.value;
  if (!devices) return null;
  return devices.reduce(
    (last, d) => (d.person === person ? Math.max(last, d.last_heard) : last),
    0,
  );
}

/** What was written within these ten minutes is no trouble yet. */
const ON_ITS_WAY = 600_000;

/** How old the oldest change is that a person's devices could not send yet; null when there is none, or not known. */
export function oldestUnsent(person: string): number | null {
  const waiting = (heard.value.devices ?? [])
    .filter((device) => device.person === person && device.unsent)
    .map(({ oldest }) => oldest ?? Number.POSITIVE_INFINITY);
  const oldest = Math.min(...waiting, Number.POSITIVE_INFINITY);
  return Number.isFinite(oldest) && tick.value - oldest > ON_ITS_WAY ? oldest : null;
}

export function devicesOf(person: string): Heard[] {
  const own = (heard.value.devices ?? []).filter((device) => device.person === person);
  return own.sort((a, b) => b.last_heard - a.last_heard);
}
