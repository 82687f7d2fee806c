// The numbers by which lines and findings speak of photos: in the order in which the album shows them.

import { useMemo } from "preact/hooks";
import { photos } from "../later";
import { useTongue } from "./tongue";

export function usePhotoNumbers(): ReadonlyMap<string, number> {
  const { report } = useTongue();
  return useMemo(() => new Map(photos(report).map(({ id }, i) => [id, i + 1])), [report]);
}
