// The office's tray as the server lists it, and somebody's word on one entry: online only, as it acts on the log.

import { signal } from "@preact/signals";
import { api } from "../../sync";
import type { Mark } from "../redactions/Redacted";

export interface Sent {
  kind?: string;
  id?: string;
  set?: Record<string, unknown>;
}

export type Act = "taken_over" | "put_aside";

/** One entry of GET /api/refused; `op` is what was sent, or the beginning of its text. */
export interface InTray {
  device: string;
  n: number;
  person: string;
  code: string;
  field: string | null;
  received: number;
  op: Sent | string | null;
  size: number;
  state: "waiting" | Act;
  /** Who took it out, when and why: then `op` is null. */
  redacted: Mark | null;
}

export interface Wish {
  act: Act;
  reason: string;
  set?: Record<string, unknown>;
}

export const entries = signal<InTray[] | null>(null);
export const trouble = signal<unknown>(null);

export async function look(): Promise<void> {
  try {
    entries.value = await api<InTray[]>("GET", "/api/refused");
    trouble.value = null;
  } catch (error) {
    trouble.value = error;
  }
}

export async function settle({ device, n }: InTray, wish: Wish): Promise<void> {
  await api("POST", `/api/refused/${encodeURIComponent(device)}/${n}`, wish);
  await look();
}

/** What was sent, where it could be read. */
export function sentIn({ op }: InTray): Sent | null {
  return op && typeof op === "object" ? op : null;
}
