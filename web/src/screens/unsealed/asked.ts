// Which finished visits have no sealed report yet: the server's answer, kept while the app is open.

import { signal } from "@preact/signals";
import { me } from "../../local";
import { api } from "../../sync";

/** One entry of GET /api/reports/unsealed. */
export interface Unsealed {
  job: string;
  number: string;
  type: string;
  hospital: string;
  equipment: string;
  engineers: string[];
  state: "done" | "not_available";
  /** Since when it waits. */
  ended: number;
  /** Since when the report that there was is withheld. */
  withheld: number | null;
}

interface Asked {
  /** Null until the server answered once. */
  visits: Unsealed[] | null;
  error: unknown;
}

const NOTHING: Asked = { visits: null, error: null };

export const unsealed = signal<Asked>(NOTHING);
let whose: string | null = null;

/** Asks the server; an old answer stays when there is no new one. */
export async function askUnsealed(): Promise<void> {
  const person = me.peek()?.id ?? null;
  if (person !== whose) unsealed.value = NOTHING;
  whose = person;
  try {
    const visits = await api<Unsealed[]>("GET", "/api/reports/unsealed");
    unsealed.value = { visits, error: null };
  } catch (error) {
    unsealed.value = { ...unsealed.peek(), error };
  }
}
