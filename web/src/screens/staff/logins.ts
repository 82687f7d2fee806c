// Who may sign in, as the server knows it; asked anew on each visit, unknown without a network.

import { signal } from "@preact/signals";
import { api } from "../../sync";

export interface Login {
  person: string;
  login: string;
  ready: boolean;
  link_ends: number | null;
}

export interface Linked {
  person: string;
  login: string;
  token: string;
  ends: number;
}

/** Null: not known (yet). */
export const logins = signal<ReadonlyMap<string, Login> | null>(null);

export async function askLogins(): Promise<void> {
  try {
    const all = await api<Login[]>("GET", "/api/people");
    logins.value = new Map(all.map((login) => [login.person, login]));
  } catch {
    logins.value = null;
  }
}

export function linkOf({ token }: Linked): string {
  return `${location.origin}/welcome#${token}`;
}
