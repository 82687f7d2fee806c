// Whole files that the server makes at once: exports.

import type { World } from "../local/world";
import { nameOf, request } from "./api";

/** A file of thousands of rows takes a while, over a phone's line too. */
const LIMIT = 180_000;

export function createFiles(world: World, whose: () => string | undefined) {
  return {
    /** A file that the server makes of what is asked. */
    async fileFrom(path: string, asked: unknown): Promise<Blob> {
      const headers = {
        ...{ "X-Kept": "1", "Content-Type": "application/json" },
        ...nameOf(whose()),
      };
      const init = { method: "POST", headers, body: JSON.stringify(asked) };
      return (await request(world, path, init, LIMIT)).blob();
    },
  };
}
