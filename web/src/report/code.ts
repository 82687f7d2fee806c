// The code on paper and screen: hash, key and signature in one address that anybody can open.

import { fromHex, toBase64url } from "../digest";

export interface Code {
  /** SHA-256 of the report, hex. */
  hash: string;
  key: string;
  signature: string;
}

export function codeOf({ hash, key, signature }: Code): string {
  return `${toBase64url(fromHex(hash))}.${key}.${signature}`;
}

export function verifyAddress(code: Code, origin: string): string {
  return `${origin}/verify/${codeOf(code)}`;
}
