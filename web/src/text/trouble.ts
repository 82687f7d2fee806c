// Says why something failed: the error's own sentence in both languages, or that the server cannot be reached.

import { either } from "./lang";
import { texts } from "./texts";

const t = texts({
  offline: ["连不上服务器", "the server cannot be reached"],
  unknown: ["未知原因", "unknown reason"],
});

interface Both {
  zh: string;
  en: string;
}

export function why(error: unknown): string {
  const both = sentence(error);
  if (both) return either(both);
  if (isOffline(error)) return t("offline");
  return error instanceof Error && error.message ? error.message : t("unknown");
}

/** No answer came at all: nothing is known about the server. */
export function isOffline(error: unknown): boolean {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (code === "offline" || code === "timeout") return true;
  return !sentence(error) && ["TypeError", "TimeoutError", "AbortError"].includes(String(name));
}

/** Our own errors carry their sentence as `said`. */
function sentence(error: unknown): Both | null {
  const said = error && typeof error === "object" && "said" in error ? error.said : null;
  return said && typeof said === "object" && "zh" in said && "en" in said ? (said as Both) : null;
}
