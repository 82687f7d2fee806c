// Ties the pad to the device: each stroke is stored at once and is there again after a kill.

import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isSigned } from "../../checklist";
import { draft, dropDraft, keepDraft } from "../../local";
import { kept } from "../kept";
import { type Ink, openPad, type Pad } from "./pad";

export interface Paper {
  canvas: RefObject<HTMLCanvasElement | null>;
  /** Nothing on it that could be a signature. */
  empty: Signal<boolean>;
  ink(): Ink | null;
  undo(): void;
  clear(): void;
  drop(): void;
}

export function usePaper(key: string): Paper {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const empty = useSignal(true);
  useEffect(() => {
    let wanted = true;
    const open = (before: Ink | null) => {
      if (!wanted || !canvas.current) return;
      empty.value = !isSigned(before?.strokes ?? []);
      pad.current = openPad(canvas.current, before, (ink) => {
        empty.value = !isSigned(ink.strokes);
        void kept(keepDraft(key, ink));
      });
    };
    draft(key).then(
      (before) => open(inkIn(before)),
      () => open(null),
    );
    return () => {
      wanted = false;
      pad.current?.end();
    };
  }, [key]);
  return {
    canvas,
    empty,
    ink: () => pad.current?.ink() ?? null,
    undo: () => pad.current?.undo(),
    clear: () => pad.current?.clear(),
    drop: () => void dropDraft(key),
  };
}

function inkIn(kept: unknown): Ink | null {
  const ink = kept as Ink | null | undefined;
  return ink && Array.isArray(ink.strokes) && ink.strokes.length ? ink : null;
}
