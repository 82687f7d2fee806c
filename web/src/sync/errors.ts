// An answer of the server that is none, as a value with a code and a sentence for the person.

export interface Said {
  zh: string;
  en: string;
}

const NO_ANSWER = {
  offline: {
    zh: "连不上服务器，请检查网络后再试。",
    en: "The server cannot be reached. Check the network and try again.",
  },
  timeout: {
    zh: "服务器没有及时回应，请稍后再试。",
    en: "The server did not answer in time. Try again in a while.",
  },
  unreadable: {
    zh: "服务器的回答无法识别，请稍后再试。",
    en: "The server's answer makes no sense. Try again in a while.",
  },
} satisfies Record<string, Said>;

export class ApiError extends Error {
  constructor(
    /** 0 when no answer came. */
    readonly status: number,
    /** As in docs/protocol.md, section 1; or offline, timeout, unreadable. */
    readonly code: string,
    readonly said: Said,
    readonly retryAfter: number | null = null,
    readonly detail: unknown = null,
  ) {
    super(said.en);
    this.name = "ApiError";
  }
}

export function noAnswer(code: keyof typeof NO_ANSWER, status = 0): ApiError {
  return new ApiError(status, code, NO_ANSWER[code]);
}

/** What a request that threw means: it ran out of time, or never got through. */
export function fromThrown(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return noAnswer(name === "TimeoutError" || name === "AbortError" ? "timeout" : "offline");
}

/** The error that an answer of 400 and above carries; a proxy's own page carries none. */
export async function fromResponse(response: Response): Promise<ApiError> {
  const wait = Number(response.headers.get("Retry-After"));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
  try {
    const { code, message, detail } = (await response.json()) as {
      code?: unknown;
      message?: Said;
      detail?: unknown;
    };
    if (typeof code !== "string" || !message) throw new TypeError("no error body");
    return new ApiError(response.status, code, message, retryAfter, detail ?? null);
  } catch {
    const { said } = noAnswer("unreadable");
    return new ApiError(response.status, "unreadable", said, retryAfter);
  }
}
