// What travels in one round (docs/protocol.md, section 4).

import type { Row } from "./types";

export interface Receipt {
  taken: number;
  at: number;
  hash: string;
  mac: string;
}

export interface Refusal {
  n: number;
  code: string;
  field: string | null;
  detail: unknown;
}

/** Why this device gets nothing more: it was lost or retired, or its person's account was closed. */
export type Revoked = "lost" | "retired" | "closed";

/** A row that came, whole or as the fields that changed. */
export type NewsRow = Omit<Row, "value"> & { value?: Row["value"]; change?: Row["value"] };
/** A row on which only this device ever wrote: it has the value itself. */
export type MineRow = [kind: string, id: string, seq: number, at: number, scopes: string[]];

export interface Answer {
  epoch: number;
  head: [number, string];
  now: number;
  taken: number;
  safe: number;
  receipt: Receipt | null;
  refused: Refusal[];
  rows: NewsRow[];
  mine?: MineRow[];
  gone: [string, string][];
  forget: string[];
  scopes: string[];
  cursor: number;
  behind: Record<string, number>;
  more: boolean;
  floor?: number;
  resend?: number;
  cloned?: number;
  revoked?: Revoked;
  backed?: number;
}

/** Ops chosen for one request, and where the device stood when they were chosen. */
export interface Push {
  round: number;
  first: number;
  /** Each op's own text. */
  ops: string[];
  /** Only with ops that are sent again: what proves that they had been taken. */
  receipt: Receipt | null;
  refused: number[];
}
