// Redactions as the server lists them, and another person's word on them: online only, as they act on the log.

import { signal } from "@preact/signals";
import { api } from "../../sync";

export interface Wish {
  id: string;
  kind: string;
  record: string;
  fields: string[];
  ops: number[];
  reason: string;
  asked: string;
  at: number;
  act: "approved" | "declined" | null;
  ruled: string | null;
  ruled_at: number | null;
}

export const wishes = signal<Wish[] | null>(null);
export const trouble = signal<unknown>(null);

export async function look(): Promise<void> {
  try {
    wishes.value = await api<Wish[]>("GET", "/api/redactions");
    trouble.value = null;
  } catch (error) {
    trouble.value = error;
  }
}

export async function rule(
  id: string,
  act: "approved" | "declined",
  reason: string,
): Promise<void> {
  await api("POST", `/api/redactions/${id}/ruling`, { act, reason });
  await look();
}
