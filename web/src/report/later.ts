// What came after the signature: the document made again from what is there now, beside the one that was signed.

import {
  type Both,
  EARLIER,
  type Found,
  type Line,
  type Photo,
  type Report,
  type Signed,
  type Work,
} from "./document";

/** One thing that differs; null before: it was added, null after: it is gone. */
export type Change =
  | { what: "line"; id: string; before: Line | null; after: Line | null }
  | { what: "finding"; id: string; before: Found | null; after: Found | null }
  | { what: "work"; id: string; before: Work | null; after: Work | null }
  | { what: "photo"; id: string; before: Photo | null; after: Photo | null }
  | { what: "signature"; id: string; before: Signed | null; after: Signed | null }
  | { what: "outcome"; id: string; name: Both; before: string; after: string }
  | { what: "advice" | "guidance"; id: string; before: string; after: string };

export function later(signed: Report, now: Report): Change[] {
  return [
    ...outcomes(signed, now),
    ...differing(lines(signed), lines(now), ({ key }) => key, answerIn(signed)).map(as("line")),
    ...differing(signed.findings, now.findings, id, finding).map(as("finding")),
    ...(["advice", "guidance"] as const).flatMap((what) =>
      signed[what] === now[what]
        ? []
        : [{ what, id: what, before: signed[what], after: now[what] }],
    ),
    ...differing(signed.work, now.work, id, work).map(as("work")),
    ...differing(photos(signed), photos(now), id, ({ hash, caption }) => [hash, caption]).map(
      as("photo"),
    ),
    ...differing(signed.signatures, now.signatures, id, ({ act }) => [act]).map(as("signature")),
  ];
}

interface Pair<T> {
  id: string;
  before: T | null;
  after: T | null;
}

function differing<T>(
  before: readonly T[],
  after: readonly T[],
  key: (one: T) => string,
  said: (one: T) => unknown,
): Pair<T>[] {
  const old = new Map(before.map((one) => [key(one), one]));
  const fresh = new Map(after.map((one) => [key(one), one]));
  const same = (one: T | undefined, other: T | undefined) =>
    (one && JSON.stringify(said(one))) === (other && JSON.stringify(said(other)));
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((one) => !same(old.get(one), fresh.get(one)))
    .map((one) => ({ id: one, before: old.get(one) ?? null, after: fresh.get(one) ?? null }));
}

/** The pair under its name; what of it is compared was settled before. */
function as<W extends Change["what"]>(what: W) {
  return (pair: Pair<unknown>) => ({ what, ...pair }) as Extract<Change, { what: W }>;
}

function id(one: { id: string }): string {
  return one.id;
}

function lines({ runs }: Report): Line[] {
  return runs.flatMap(({ items }) => items);
}

/** A special case is compared where the signed document could say one. */
function answerIn({ schema }: Report) {
  return ({ outcome, raw, value, unit, reason, note, special, others }: Line): unknown => [
    ...[outcome, raw, value, unit, reason, note],
    schema === EARLIER ? null : (special?.id ?? null),
    others.map((side) => [side.raw, side.outcome]),
  ];
}

function finding({ text, severity, state }: Found): unknown {
  return [text, severity, state];
}

function work({ text, minutes, confirmed }: Work): unknown {
  return [text, minutes, confirmed];
}

export function photos(report: Report): Photo[] {
  const placed = [...lines(report), ...report.findings].flatMap((one) => one.photos);
  return [...placed, ...report.photos];
}

function outcomes(signed: Report, now: Report): Change[] {
  return now.runs.flatMap((run) => {
    const before = signed.runs.find((one) => one.id === run.id)?.outcome ?? "";
    const name = { zh: run.zh, en: run.en };
    return before === run.outcome
      ? []
      : [{ what: "outcome" as const, id: run.id, name, before, after: run.outcome }];
  });
}
