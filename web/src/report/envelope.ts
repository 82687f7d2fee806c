// A report as a file: the signed text, the seal, and the firm's word on key and receipt as far as it is known.

import canonicalize from "canonicalize";
import type { Enrolment } from "../local/keys";

export interface Receipt {
  seal: string;
  hash: string;
  key: string;
  signature: string;
  received: number;
  person: string;
  device: string;
  firm_signature: string;
  firm_key: string;
}

export interface Envelope {
  schema: "kept-envelope/1";
  /** The canonical text that was signed. */
  report: string;
  seal: { id: string; key: string; spki: string; signature: string };
  enrolment: Enrolment | null;
  receipt: Receipt | null;
  /** By hash, base64 of the very bytes. */
  photos?: Record<string, string>;
}

export function envelopeText(envelope: Envelope): string {
  return canonicalize(envelope) ?? "";
}

/** Null for what is no envelope. */
export function readEnvelope(text: string): Envelope | null {
  try {
    const found = JSON.parse(text) as Partial<Envelope> | null;
    const whole =
      found?.schema === "kept-envelope/1" && typeof found.report === "string" && found.seal;
    return whole ? (found as Envelope) : null;
  } catch {
    return null;
  }
}
