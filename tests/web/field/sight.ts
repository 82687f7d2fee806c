// Who may see what, told from the server's records by a rule of the test's own: what lies elsewhere has leaked.

import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { rowsOf } from "./team";
import type { Fetch, Tab } from "./world";

/** Hospitals that the firm of the tests grants (tests/faults/firm.py). */
const GRANTED: Record<string, string[]> = { ann: ["H01"], ben: ["H01"], zoe: ["H02"] };
const EVERYBODYS = new Set(
  "person letterhead template limit_table instrument calendar_year".split(" "),
);
const NAMING =
  "SELECT kind, id, value ->> 'blob' AS blob FROM row WHERE value ->> 'blob' IS NOT NULL";

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

/** What the server holds at this moment, past everything that the server says about it; to be closed after use. */
class Records {
  private readonly db: DatabaseSync;
  private readonly row: StatementSync;
  private readonly read = new Map<string, Known | null>();
  private naming: Record<string, unknown>[] | undefined;
  private readonly near = new Map<string, Set<string>>();

  constructor(folder: string) {
    this.db = new DatabaseSync(join(folder, "data", "kept.db"), { readOnly: true });
    this.row = this.db.prepare("SELECT value, by FROM row WHERE kind = ? AND id = ?");
  }

  close(): void {
    this.db.close();
  }

  /** Whether a person may see a record that is there; one that is not there tells nobody anything. */
  may(who: Looker, key: string): boolean {
    const [kind, id] = split(key);
    if (who.login === "office" || EVERYBODYS.has(kind)) return true;
    const known = this.known(kind, id);
    if (!known) return true;
    const { value, by } = known;
    if (kind === "job") return this.job(who, value);
    if (kind === "hospital") return this.hospitals(who).has(id);
    if (value.job !== undefined) {
      const job = this.known("job", value.job);
      return job ? this.job(who, job.value) : by === who.id;
    }
    return value.person === who.id || this.hospitals(who).has(value.hospital ?? "");
  }

  /** Whether a photo lies below something that the person may see. */
  mayBytes(who: Looker, hash: string): boolean {
    this.naming ??= this.db.prepare(NAMING).all();
    return this.naming.some(
      ({ kind, id, blob }) => blob === hash && this.may(who, `${kind}/${id}`),
    );
  }

  private known(kind: string, id: string): Known | null {
    const key = `${kind}/${id}`;
    const read = this.read.get(key);
    if (read !== undefined) return read;
    const row = this.row.get(kind, id);
    const known = row
      ? { value: JSON.parse(String(row.value)) as Value, by: String(row.by) }
      : null;
    this.read.set(key, known);
    return known;
  }

  private job(who: Looker, { engineers = [], hospital = "" }: Value): boolean {
    return engineers.includes(who.id) || this.hospitals(who).has(hospital);
  }

  private hospitals({ id, login }: Looker): Set<string> {
    const known = this.near.get(id);
    if (known) return known;
    const own = this.db
      .prepare(
        "SELECT row.value ->> 'hospital' AS hospital FROM row, json_each(row.value, '$.engineers') AS one " +
          "WHERE kind = 'job' AND one.value = ?",
      )
      .all(id);
    const found = new Set([
      ...(GRANTED[login] ?? []),
      ...own.map((row) => String(row.hospital ?? "")),
    ]);
    this.near.set(id, found);
    return found;
  }
}

/** Asks the records once. */
export function asked<T>(folder: string, ask: (records: Records) => T): T {
  const records = new Records(folder);
  try {
    return ask(records);
  } finally {
    records.close();
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
      asked(folder, (records) => {
        for (const key of keys) if (!records.may(who, key)) tell(`${who.login} was sent ${key}`);
      });
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
  const held = Object.keys(await rowsOf(tab));
  const photos = tab.local
    .blobStates()
    .value.filter(({ state }) => ["sent", "remote"].includes(state));
  return asked(folder, (records) => [
    ...held.filter((key) => !records.may(who, key)).map((key) => `${who.login} still has ${key}`),
    ...photos
      .filter(({ hash }) => !records.mayBytes(who, hash))
      .map(({ hash }) => `${who.login} still has photo ${hash}`),
  ]);
}

function split(key: string): [string, string] {
  const cut = key.indexOf("/");
  return [key.slice(0, cut), key.slice(cut + 1)];
}
