// One request to the server: with a time limit, the header that other pages cannot send, and errors as values.

import type { World } from "../local/world";
import { fromResponse, fromThrown, noAnswer } from "./errors";

const LIMIT = 30_000;

/** A Blob as body goes as it is: a file; everything else as JSON. */
export type Api = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** Says whose page asks: when another tab has had somebody else sign in, the session is theirs, and nothing is done by it. */
export function nameOf(person: string | undefined): Record<string, string> {
  return person ? { "X-Kept-Person": person } : {};
}

/** `whose`: in whose name it is asked; without it, in that of whoever is signed in. */
export function createApi(world: World, whose: () => string | undefined = () => undefined): Api {
  return async <T>(method: string, path: string, body?: unknown) => {
    const headers: Record<string, string> = {
      ...{ "X-Kept": "1", Accept: "application/json" },
      ...nameOf(whose()),
    };
    const init: RequestInit = { method, headers };
    if (body instanceof Blob) {
      headers["Content-Type"] = "application/octet-stream";
      init.body = body;
    } else if (body !== undefined) {
      headers["Content-Type"] = "application/json";
      init.body = JSON.stringify(body);
    }
    const response = await request(world, path, init);
    return (await read(response)) as T;
  };
}

/** Answers below 400; everything else is thrown as an ApiError. */
export async function request(
  world: World,
  path: string,
  init: RequestInit,
  limit = LIMIT,
): Promise<Response> {
  const response = await world
    .fetch(path, { ...init, credentials: "same-origin", signal: AbortSignal.timeout(limit) })
    .catch((error: unknown) => {
      throw fromThrown(error);
    });
  if (!response.ok) throw await fromResponse(response);
  return response;
}

/** The body, when it is the JSON that was promised; a login page of the hotel's network is not. */
export async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text().catch((error: unknown) => {
    throw fromThrown(error);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw noAnswer("unreadable", response.status);
  }
}
