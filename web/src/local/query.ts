// One question that a screen asks of the device's rows, kept up to date: which rows, and when to look again.

import { signal } from "@preact/signals";
import { type HeldRow, keyOf } from "./types";
import type { Made } from "./view";

export interface Question {
  /** Names the question; equal questions share one query. */
  name: string;
  load(): Promise<HeldRow[]>;
  belongs(row: HeldRow): boolean;
  /** The form in which the result holds a row. */
  form?(row: HeldRow): HeldRow;
  /** Whether an unsent change of this record may change the result. */
  concerns(kind: string, id: string): boolean;
}

export class Query {
  /** Null while loading; a null row is known to be absent. */
  rows: Map<string, HeldRow | null> | null = null;
  readonly turn = signal(0);
  readonly made: Made = new Map();
  /** What changed while rows are being read; null when none are. */
  private late: Map<string, HeldRow | null> | null = null;

  constructor(readonly question: Question) {}

  /** What changed while the rows were read counts more than what was read. */
  async load(): Promise<void> {
    const late = new Map<string, HeldRow | null>();
    this.late = late;
    const read = await this.question.load();
    const rows = new Map<string, HeldRow | null>(read.map((row) => [keyOf(row.kind, row.id), row]));
    for (const [key, row] of late) rows.set(key, row);
    if (this.late === late) this.late = null;
    this.rows = rows;
    this.made.clear();
    this.bump();
  }

  put(row: HeldRow): void {
    const key = keyOf(row.kind, row.id);
    if (this.question.belongs(row) || this.rows?.has(key)) this.set(key, this.form(row));
  }

  remove(key: string): void {
    if (this.late || this.rows?.has(key)) this.set(key, null);
  }

  private set(key: string, row: HeldRow | null): void {
    this.late?.set(key, row);
    this.rows?.set(key, row);
    this.bump();
  }

  form(row: HeldRow): HeldRow {
    return this.question.form?.(row) ?? row;
  }

  bump(): void {
    this.turn.value = this.turn.peek() + 1;
  }
}
