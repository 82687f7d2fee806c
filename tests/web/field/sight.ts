// Who may see what, told from the server's records by a rule of the test's own: what lies elsewhere has leaked.

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { rowsOf } from "./team";
import type { Fetch, Tab } from "./world";

/** Hospitals that the firm of the tests grants (tests/faults/firm.py). */
const GRANTED: Record<string, string[]> = { ann: ["H01"], ben: ["H01"], zoe: ["H02"] };
const EVERYBODYS = new Set(
  "person letterhead template limit_table instrument calendar_year".split(" "),
);

interface Value {
  job?: string;
  hospital?: string;
  person?: string;
  engineers?: string[];
  blob?: string;
}

interface Known {
  value: Value;
  by: string;
}

interface Looker {
  id: string;
  login: string;
}

/** What the server holds at this moment, past everything that the server says about it. */
export class Records {
  private readonly rows = new Map<string, Known>();
  private readonly near = new Map<string, Set<string>>();

  constructor(folder: string) {
    const db = new DatabaseSync(join(folder, "data", "kept.db"), { readOnly: true });
    for (const row of db.prepare("SELECT kind, id, value, by FROM row").all())
      this.rows.set(`${row.kind}/${row.id}`, {
        value: JSON.parse(String(row.value)) as Value,
        by: String(row.by),
      });
    db.close();
  }

  /** Whether a person may see a record that is there; one that is not there tells nobody anything. */
  may(who: Looker, key: string): boolean {
    const known = this.rows.get(key);
    const [kind = "", id = ""] = split(key);
    if (!known || who.login === "office" || EVERYBODYS.has(kind)) return true;
    const { value, by } = known;
    if (kind === "job") return this.job(who, value);
    if (kind === "hospital") return this.hospitals(who).has(id);
    if (value.job !== undefined) {
      const job = this.rows.get(`job/${value.job}`);
      return job ? this.job(who, job.value) : by === who.id;
    }
    return value.person === who.id || this.hospitals(who).has(value.hospital ?? "");
  }

  /** Whether a photo lies below something that the person may see. */
  mayBytes(who: Looker, hash: string): boolean {
    return [...this.rows].some(([key, { value }]) => value.blob === hash && this.may(who, key));
  }

  private job(who: Looker, { engineers = [], hospital = "" }: Value): boolean {
    return engineers.includes(who.id) || this.hospitals(who).has(hospital);
  }

  private hospitals({ id, login }: Looker): Set<string> {
    const known = this.near.get(id);
    if (known) return known;
    const found = new Set(GRANTED[login] ?? []);
    for (const [key, { value }] of this.rows)
      if (key.startsWith("job/") && value.engineers?.includes(id)) found.add(value.hospital ?? "");
    this.near.set(id, found);
    return found;
  }
}

/** A line on which every answer is looked at: what may this person not see of it? */
export function watched(
  fetch: Fetch,
  folder: string,
  who: Looker,
  tell: (leak: string) => void,
): Fetch {
  return async (path, init) => {
    const answer = await fetch(path, init);
    if (path === "/api/sync" && answer.ok) {
      const keys = keysIn((await answer.clone().json()) as Told);
      if (keys.length === 0) return answer;
      const records = new Records(folder);
      for (const key of keys) if (!records.may(who, key)) tell(`${who.login} was sent ${key}`);
    }
    return answer;
  };
}

interface Told {
  rows: { kind: string; id: string }[];
  mine?: [string, string][];
}

function keysIn({ rows, mine = [] }: Told): string[] {
  return [
    ...rows.map(({ kind, id }) => `${kind}/${id}`),
    ...mine.map(([kind, id]) => `${kind}/${id}`),
  ];
}

/** What lies on a device whose sync has just ended, and should not. */
export async function leaked(tab: Tab, folder: string, who: Looker): Promise<string[]> {
  const records = new Records(folder);
  const rows = Object.keys(await rowsOf(tab)).filter((key) => !records.may(who, key));
  const bytes = tab.local
    .blobStates()
    .value.filter(
      ({ hash, state }) => ["sent", "remote"].includes(state) && !records.mayBytes(who, hash),
    );
  return [
    ...rows.map((key) => `${who.login} still has ${key}`),
    ...bytes.map(({ hash }) => `${who.login} still has photo ${hash}`),
  ];
}

function split(key: string): [string, string] {
  const cut = key.indexOf("/");
  return [key.slice(0, cut), key.slice(cut + 1)];
}
