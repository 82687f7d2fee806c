// Where the points and limits of a series lie in a plot.

import type { Series } from "./measured";

export const WIDTH = 320;
export const HEIGHT = 160;
const EDGE = 14;

export interface Placed {
  x: number;
  y: number;
  at: number;
  value: number;
  outcome: string;
}

interface Plotted {
  points: Placed[];
  /** Limits as broken lines: they may change from one visit to the next. */
  min: string;
  max: string;
  low: number;
  high: number;
}

/** Limits are part of the picture only where they are near: a far one would flatten the line. */
export function plotted({ points }: Series): Plotted {
  const values = points.map(({ value }) => value);
  const spread = Math.max(...values) - Math.min(...values) || Math.abs(values[0] ?? 1) || 1;
  const near = (limit: number | null) =>
    limit !== null &&
    limit >= Math.min(...values) - 3 * spread &&
    limit <= Math.max(...values) + 3 * spread;
  const limits = points.flatMap(({ min, max }) => [min, max]).filter(near) as number[];
  const low = Math.min(...values, ...limits);
  const high = Math.max(...values, ...limits);
  const y = (value: number) => EDGE + ((high - value) / (high - low || 1)) * (HEIGHT - 2 * EDGE);
  const first = points[0]?.at ?? 0;
  const last = points.at(-1)?.at ?? 1;
  const x = (at: number) => EDGE + ((at - first) / (last - first || 1)) * (WIDTH - 2 * EDGE);
  const limitLine = (name: "min" | "max") =>
    points
      .filter((point) => near(point[name]))
      .map((point) => `${x(point.at).toFixed(1)},${y(point[name] ?? 0).toFixed(1)}`)
      .join(" ");
  return {
    points: points.map(({ at, value, outcome }) => ({ x: x(at), y: y(value), at, value, outcome })),
    min: limitLine("min"),
    max: limitLine("max"),
    low,
    high,
  };
}
