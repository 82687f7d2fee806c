// What the server computed to be due: asked anew when it can be, kept on the device with its hour for when not.

import { signal } from "@preact/signals";
import { draft, keepDraft, me } from "../../local";
import { api } from "../../sync";

/** One open period (server/rules/duties.py, Duty). Days are `YYYY-MM-DD`. */
export interface Duty {
  equipment: string;
  template: string;
  due: string;
  opens: string;
  ends: string;
  plan_by: string;
  /** The job that serves it, the same whoever plans it. */
  job: string;
  number: string;
  interval: number;
  basis: "contract" | "risk" | "device";
  planned?: string;
  last?: string;
  gap_by?: string;
  missed?: number;
  after_warranty?: boolean;
}

export interface Due {
  at: number;
  day: string;
  until: string;
  duties: Duty[];
  no_start: string[];
  no_checklist: string[];
}

interface Known {
  due: Due | null;
  asking: boolean;
  error: unknown;
}

const KEY = "known/due";
const NOTHING: Known = { due: null, asking: true, error: null };

export const known = signal<Known>(NOTHING);
let whose: string | null = null;

/** All that is due up to a day; the kept answer is shown until the new one is there, and stays when none comes. */
export async function ask(until: string): Promise<void> {
  const person = me.peek()?.id ?? null;
  if (person !== whose) known.value = NOTHING;
  whose = person;
  known.value = { ...known.peek(), asking: true, error: null };
  const kept = known.peek().due ?? ((await draft(KEY).catch(() => null)) as Due | null);
  known.value = { due: kept ?? null, asking: true, error: null };
  try {
    const due = await api<Due>("GET", `/api/due?until=${until}`);
    known.value = { due, asking: false, error: null };
    await keepDraft(KEY, due).catch(() => {});
  } catch (error) {
    known.value = { ...known.peek(), asking: false, error };
  }
}
