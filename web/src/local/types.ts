// What the device keeps and what a screen gets to see of it.

import type { Kind, Shape } from "../schema.gen";

export type Saw = [epoch: number, seq: number];

/** One of several values of a field that nobody replaced knowingly. */
export interface Side {
  value: unknown;
  by: string;
  at: number;
  seq: number;
  device: string;
  n: number;
}

/** A record as the server merged it; members that this version does not know are kept. */
export interface Row {
  kind: string;
  id: string;
  seq: number;
  by: string;
  at: number;
  value: Record<string, unknown>;
  in: string[];
  contested?: Record<string, Side[]>;
}

/** A row on the device: with the epoch of the answer that brought it. */
export interface HeldRow extends Row {
  epoch: number;
}

/** A record as a screen sees it: the server's row with the person's unsent changes folded over it. */
export interface View<K extends Kind> {
  kind: K;
  id: string;
  loaded: boolean;
  /** There is a row or an unsent change. */
  known: boolean;
  value: Partial<Shape[K]>;
  seq: number;
  epoch: number;
  /** The row that the person looks at; goes into each change made from this view. */
  saw: Saw | null;
  by: string | null;
  at: number | null;
  contested: Record<string, Side[]>;
  pending: number;
  inScopes: string[];
}

/** What a change has to know of the record that the person looked at: whole or in its short form. */
export type Seen<K extends Kind> = Pick<View<K>, "kind" | "id" | "saw"> &
  Partial<Pick<View<K>, "contested">>;

type Change<T> = T extends string[] ? T | { add?: string[]; remove?: string[] } : T;
export type Patch<K extends Kind> = { [F in keyof Shape[K]]?: Change<Shape[K][F]> };

/** A clock reading that travels with a change (protocol.md, section 3). */
export interface Stamp {
  at: number;
  offset: number | null;
  age: number | null;
  heard: number;
  /** By how much the wall clock went apart from the monotonic one since the measurement. */
  jump?: number;
  /** How far the offset itself may be off: half the round trip of its measurement. */
  within?: number;
}

/** A change as it travels; its text is made once and never again. */
export interface Op {
  clock: Stamp;
  kind: string;
  id: string;
  set: Record<string, unknown>;
  saw: Saw | null;
  group?: string;
}

/** An unsent change of a record in memory; `n` is null until it is durable. */
export interface Unsent {
  n: number | null;
  token: string;
  kind: string;
  id: string;
  op: Op;
}

export interface Refused {
  device: string;
  n: number;
  kind: string;
  id: string;
  set: Record<string, unknown>;
  code: string;
  field: string | null;
  detail: unknown;
  at: number;
  /** Two people took out what it said. */
  redacted: boolean;
}

/** Which refused change: a device that took a new id counts from 1 again, so the number alone names two. */
export type Named = Pick<Refused, "device" | "n">;

export interface Somebody {
  id: string;
  name: string;
  role: string;
}

export function keyOf(kind: string, id: string): string {
  return `${kind}/${id}`;
}
