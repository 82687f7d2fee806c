// The pen's paper: a canvas under signature_pad, whose strokes survive a kill, a turn of the phone and an undo.

import SignaturePad, { type PointGroup } from "signature_pad";
import type { Point, Stroke } from "../../checklist";

export interface Ink {
  strokes: Stroke[];
  width: number;
  height: number;
}

export interface Pad {
  ink(): Ink;
  undo(): void;
  clear(): void;
  end(): void;
}

const PEN = "#10243f";
const INK = { penColor: PEN, minWidth: 1.1, maxWidth: 2.8 };

/** `onInk` is told after each stroke, undo and clear. `before` is what a kill left behind. */
export function openPad(
  canvas: HTMLCanvasElement,
  before: Ink | null,
  onInk: (ink: Ink) => void,
): Pad {
  const pad = new SignaturePad(canvas, INK);
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const ink = () => ({ strokes: strokesOf(pad.toData()), ...size });
  const show = (strokes: readonly Stroke[]) => pad.fromData(groupsOf(strokes));
  sharpen(canvas);
  if (before) show(resized(before, size));
  else pad.clear();
  const tell = () => onInk(ink());
  pad.addEventListener("endStroke", tell);
  const watch = new ResizeObserver(() => {
    const now = { width: canvas.clientWidth, height: canvas.clientHeight };
    if (!now.width || (now.width === size.width && now.height === size.height)) return;
    const strokes = resized(ink(), now);
    Object.assign(size, now);
    sharpen(canvas);
    show(strokes);
  });
  watch.observe(canvas);
  return {
    ink,
    undo() {
      show(ink().strokes.slice(0, -1));
      tell();
    },
    clear() {
      pad.clear();
      tell();
    },
    end() {
      watch.disconnect();
      pad.off();
    },
  };
}

/** As many dots as the screen has, drawn in the page's pixels. */
function sharpen(canvas: HTMLCanvasElement): void {
  const ratio = Math.max(1, devicePixelRatio || 1);
  canvas.width = Math.round(canvas.clientWidth * ratio);
  canvas.height = Math.round(canvas.clientHeight * ratio);
  canvas.getContext("2d")?.scale(ratio, ratio);
}

/** Keeps the shape when the paper turned: one factor for both directions, never larger than the paper. */
function resized(
  { strokes, width, height }: Ink,
  now: { width: number; height: number },
): Stroke[] {
  const factor = Math.min(now.width / (width || 1), now.height / (height || 1));
  return strokes.map((stroke) =>
    stroke.map(([x, y, at, pressure]): Point => [x * factor, y * factor, at, pressure]),
  );
}

function strokesOf(groups: readonly PointGroup[]): Stroke[] {
  return groups.map(({ points }) =>
    points.map(({ x, y, time, pressure }): Point => [x, y, time, pressure]),
  );
}

function groupsOf(strokes: readonly Stroke[]): PointGroup[] {
  const look = { ...INK, dotSize: 0, velocityFilterWeight: 0.7, compositeOperation: "source-over" };
  return strokes.map((stroke) => ({
    ...(look as Omit<PointGroup, "points">),
    points: stroke.map(([x, y, time, pressure]) => ({ x, y, time, pressure })),
  }));
}
