// Brings a rescue file to the server; it may be large and take its time.

import { local } from "../local";
import { nameOf, read, request } from "./api";

const LIMIT = 3_600_000;

export async function loadRescue<T>(file: File): Promise<T> {
  const headers = {
    ...{ "X-Kept": "1", "Content-Type": "application/octet-stream" },
    ...nameOf(local.me.peek()?.id),
  };
  const init = { method: "POST", headers, body: file };
  return (await read(await request(local.world, "/api/rescue", init, LIMIT))) as T;
}
