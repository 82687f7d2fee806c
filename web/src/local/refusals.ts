// The tray of refused changes: mended and sent again, exported, or put aside, by the person who made them;
// what two people took out is said once, and cannot be sent again.

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Connection, StoredRefusal, Tx } from "./database";
import type { Named, Op, Refused } from "./types";

export class Tray {
  private readonly open = signal<StoredRefusal[]>([]);
  private readonly shown = signal<Refused[]>([]);
  readonly refused: ReadonlySignal<Refused[]> = this.shown;

  constructor(private readonly db: Connection) {}

  async load(): Promise<void> {
    const all = await this.db.read(["refused"], (tx) => tx.objectStore("refused").getAll());
    this.open.value = all.filter(({ state }) => state === "open" || state === "redacted");
    this.shown.value = this.open.value.map(asRefused);
  }

  /** The stored refusal and the op that it is about. */
  find({ device, n }: Named): { refusal: StoredRefusal; op: Op } | null {
    const refusal = this.open.peek().find((one) => one.device === device && one.n === n);
    return refusal ? { refusal, op: JSON.parse(refusal.text) as Op } : null;
  }

  async drop(named: Named): Promise<void> {
    const found = this.find(named);
    if (!found) return;
    const put = { ...found.refusal, state: "dropped" as const };
    await this.db.write(["refused"], true, (tx) => tx.objectStore("refused").put(put));
    await this.load();
  }

  /** What marks refusals as resent, in the transaction that keeps the new ops. */
  markResent(all: readonly Named[]) {
    const found = all
      .flatMap((named) => this.find(named)?.refusal ?? [])
      .filter(({ state }) => state === "open");
    return {
      stores: found.length > 0 ? (["refused"] as const) : ([] as const),
      work: (tx: Tx<"readwrite">) =>
        Promise.all(found.map((one) => tx.objectStore("refused").put({ ...one, state: "resent" }))),
    };
  }

  export(): Blob {
    const list = this.open
      .peek()
      .filter(({ state }) => state === "open")
      .map(({ text, state: _, ...rest }) => ({ ...rest, op: JSON.parse(text) }));
    return new Blob([JSON.stringify(list, null, 2)], { type: "application/json" });
  }
}

function asRefused({ text, state, ...told }: StoredRefusal): Refused {
  const { kind, id, set } = JSON.parse(text) as Op;
  return { ...told, kind, id, set, redacted: state === "redacted" };
}
