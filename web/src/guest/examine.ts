// All that can be said of a file: what this browser finds, what the server says of the same seal.

import { hashOf } from "../digest";
import { type Carried, type Checks, check, reportIn } from "../report/check";
import { codeOf } from "../report/code";
import type { Report } from "../report/document";
import { opened } from "../report/opened";
import { ask } from "./ask";
import type { Verdict } from "./Verify";

export interface Examined {
  carried: Carried;
  report: Report | null;
  checks: Checks;
  /** Null when it did not answer. */
  server: Verdict | null;
}

export type Outcome = "good" | "bad" | "open" | "withheld";

/** Null for a file without a report. */
export async function examine(file: File): Promise<Examined | null> {
  const carried = await opened(new Uint8Array(await file.arrayBuffer()));
  if (!carried) return null;
  const { envelope } = carried;
  const { key, signature } = envelope.seal;
  const code = codeOf({ hash: await hashOf(envelope.report), key, signature });
  const [checks, told] = await Promise.all([
    check(carried),
    ask<Verdict>(`/api/verify/${encodeURIComponent(code)}`),
  ]);
  const server = told.state === "told" ? told.answer : null;
  return { carried, report: reportIn(envelope), checks, server };
}

const BAD = ["bad_signature", "altered", "after_revocation"];

export function outcomeOf({ checks, server }: Examined): Outcome {
  const { form, signature, photos, page } = checks;
  if ([form, signature, photos, page].includes("wrong")) return "bad";
  if (server && BAD.includes(server.state)) return "bad";
  if (server?.state === "withheld" && form === "ok") return "withheld";
  // The server knows the key of a seal that came without it.
  return server?.state === "valid" && form === "ok" ? "good" : "open";
}
