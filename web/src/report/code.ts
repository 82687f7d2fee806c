// The code on paper and screen: hash, key and signature in one address that anybody can open.

import { fromBase64url, fromHex, toBase64url, toHex } from "../digest";

export interface Code {
  /** SHA-256 of the report, hex. */
  hash: string;
  key: string;
  signature: string;
}

const FORM = /^([\w-]{43})\.([\w-]{22})\.([\w-]{86})$/;

export function codeOf({ hash, key, signature }: Code): string {
  return `${toBase64url(fromHex(hash))}.${key}.${signature}`;
}

/** Null for what is no code. */
export function readCode(text: string): Code | null {
  const [, hash = "", key = "", signature = ""] = FORM.exec(text) ?? [];
  return hash ? { hash: toHex(fromBase64url(hash)), key, signature } : null;
}

export function verifyAddress(code: Code, origin: string): string {
  return `${origin}/verify/${codeOf(code)}`;
}
