// Whole files to and from the server, for what needs it at once: imports and exports.

import type { World } from "../local/world";
import { read, request } from "./api";

/** A file of thousands of rows takes a while, over a phone's line too. */
const LIMIT = 180_000;
const OURS = { "X-Kept": "1" };

export function createFiles(world: World) {
  return {
    /** A file that the server makes of what is asked. */
    async fileFrom(path: string, asked: unknown): Promise<Blob> {
      const headers = { ...OURS, "Content-Type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(asked) };
      return (await request(world, path, init, LIMIT)).blob();
    },
    /** What the server says about a file. */
    async sendFile<T>(path: string, file: Blob): Promise<T> {
      const headers = { ...OURS, "Content-Type": "application/octet-stream" };
      const init = { method: "POST", headers, body: file };
      return (await read(await request(world, path, init, LIMIT))) as T;
    },
  };
}
