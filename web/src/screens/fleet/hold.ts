// What the server says of backups, and of what waits since a restore: for managers and administrators, online.

import { signal } from "@preact/signals";
import { me } from "../../local";
import { keepsDevices } from "../../people/roles";
import { api } from "../../sync";

export interface Standing {
  held: { since: number; why: string }[];
  holes: {
    device: string;
    person: string;
    label: string;
    first: number;
    last: number;
    found: number;
  }[];
  silent: { device: string; person: string; label: string; last_heard: number }[];
  backups: { at: number; verified: number; name: string }[];
}

export const standing = signal<Standing | null>(null);
export const trouble = signal<unknown>(null);

/** Says nothing where the person may not ask. */
export async function look(): Promise<void> {
  if (!keepsDevices(me.peek())) {
    standing.value = null;
    return;
  }
  try {
    standing.value = await api<Standing>("GET", "/api/hold");
    trouble.value = null;
  } catch (error) {
    trouble.value = error;
  }
}

export async function letGo(): Promise<void> {
  standing.value = await api<Standing>("POST", "/api/hold/go");
}
