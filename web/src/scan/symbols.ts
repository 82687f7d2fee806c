// What the readers of codes have in common: what they found in a picture, and which of it is meant.

/** Stands between two elements of variable length where the symbol has FNC1. */
export const SEPARATOR = "\x1d";

export interface Found {
  /** With the symbology's mark (]d2, ]C1, …) where the reader tells it. */
  text: string;
  /** Stripes have no error correction: they count when two pictures say the same. */
  striped: boolean;
  /** How far its middle is from the picture's middle, in pixels. */
  off: number;
}

export type Read = (picture: HTMLCanvasElement) => Promise<Found[]>;

/** The one that the person aims at. */
export function nearest(found: readonly Found[]): Found | null {
  return found.reduce<Found | null>(
    (best, one) => (best && best.off <= one.off ? best : one),
    null,
  );
}

export function offCentre(
  { width, height }: HTMLCanvasElement,
  points: readonly { x: number; y: number }[],
): number {
  const middle = (of: "x" | "y") => points.reduce((sum, p) => sum + p[of], 0) / points.length;
  return Math.hypot(middle("x") - width / 2, middle("y") - height / 2);
}
