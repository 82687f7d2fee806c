// The pen's strokes of a signature: made small enough to send, and drawn again as lines.

/** [x, y, milliseconds since the first point, pressure] */
export type Point = [number, number, number, number];
export type Stroke = Point[];

const MOST_BYTES = 60_000;
export const MOST_STROKES = 500;

export interface Ink {
  strokes: Stroke[];
  /** How many points were left out so that it fits; the person is told. */
  thinned: number;
}

/** Rounded to a tenth of a pixel; where it is still too long, points are left out evenly, ends kept. */
export function fit(strokes: readonly Stroke[], most = MOST_BYTES): Ink {
  const start = strokes[0]?.[0]?.[2] ?? 0;
  const exact = strokes.map((stroke) => stroke.map((point) => rounded(point, start)));
  let kept = exact;
  for (let step = 2; size(kept) > most && step <= 64; step++)
    kept = exact.map((stroke) => everyNth(stroke, step));
  return { strokes: kept, thinned: count(exact) - count(kept) };
}

function rounded([x, y, at, pressure]: Point, start: number): Point {
  const tenth = (n: number) => Math.round(n * 10) / 10;
  return [
    tenth(x),
    tenth(y),
    Math.max(0, Math.round(at - start)),
    Math.round(pressure * 100) / 100,
  ];
}

function everyNth(stroke: Stroke, step: number): Stroke {
  return stroke.filter((_, i) => i % step === 0 || i === stroke.length - 1);
}

function size(strokes: Stroke[]): number {
  return JSON.stringify(strokes).length;
}

function count(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, stroke) => sum + stroke.length, 0);
}

/** Longer than a dot on the paper: a slip of the finger is no signature. */
export function isSigned(strokes: readonly Stroke[]): boolean {
  return count(strokes) >= 6 && strokes.some((stroke) => extent(stroke) > 12);
}

function extent(stroke: Stroke): number {
  const xs = stroke.map(([x]) => x);
  const ys = stroke.map(([, y]) => y);
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

/** One SVG path a stroke: curves through the middles of the points, a dot for a single one. */
export function pathOf(stroke: readonly (readonly number[])[]): string {
  const points = stroke.map(([x = 0, y = 0]) => [x, y] as const);
  const [first, ...rest] = points;
  const last = points[points.length - 1];
  if (!first || !last) return "";
  if (rest.length === 0) return `M${first[0]} ${first[1]}h.01`;
  const curves = rest.slice(0, -1).map(([x, y], i) => {
    const [nx, ny] = rest[i + 1] ?? last;
    return `Q${x} ${y} ${(x + nx) / 2} ${(y + ny) / 2}`;
  });
  return `M${first[0]} ${first[1]}${curves.join("")}L${last[0]} ${last[1]}`;
}

const ROOM = 8;

/** The part of the paper that was written on, as an SVG viewBox. */
export function boxOf(strokes: readonly (readonly (readonly number[])[])[]): string {
  const points = strokes.flat();
  if (points.length === 0) return "0 0 300 150";
  const xs = points.map(([x = 0]) => x);
  const ys = points.map(([, y = 0]) => y);
  const [left, top] = [Math.min(...xs) - ROOM, Math.min(...ys) - ROOM];
  return [left, top, Math.max(...xs) - left + ROOM, Math.max(...ys) - top + ROOM].join(" ");
}
