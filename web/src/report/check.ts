// Checks a report where it is looked at, without asking anybody: form, signature, photos, the page that carried it.

import { fromBase64url, hashOf, sha256, toBase64url, toHex, utf8 } from "../digest";
import { isCanonical } from "./canonical";
import { EARLIER, type Report, SCHEMA } from "./document";
import { whole } from "./earlier";
import type { Envelope } from "./envelope";
import { photos } from "./later";
import { pageWords, sealWords } from "./words";

/** `open`: cannot be said from what is there. */
export type Said = "ok" | "wrong" | "open";

/** The last line of a page that was handed over: who made the page as it is. */
export interface PageSeal {
  key: string;
  spki: string;
  signature: string;
}

export interface Checks {
  form: Said;
  signature: Said;
  photos: Said;
  page: Said;
}

export interface Carried {
  envelope: Envelope;
  /** The bytes of photos that came along, by the hash that they were given. */
  photos: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** All bytes before the page's last line, and that line; null for a file that is no page. */
  page: { bytes: Uint8Array<ArrayBuffer>; seal: PageSeal | null } | null;
}

/** The report of an envelope; null when its text is none. */
export function reportIn({ report }: Pick<Envelope, "report">): Report | null {
  try {
    const found = JSON.parse(report) as Report | null;
    return found?.schema === SCHEMA || found?.schema === EARLIER ? whole(found) : null;
  } catch {
    return null;
  }
}

/** A form that a later app writes: nothing is wrong with it, this app cannot read it. */
export function isNewer(text: string): boolean {
  return /"schema":"kept-report\/(?!1"|2")\d+"/.test(text);
}

export async function check({ envelope, photos: carried, page }: Carried): Promise<Checks> {
  const report = reportIn(envelope);
  const { key, spki, signature } = envelope.seal;
  const hash = await hashOf(envelope.report);
  const right = report?.id === envelope.seal.id && isCanonical(envelope.report);
  return {
    form: report && right ? "ok" : "wrong",
    signature: await signedBy({ key, spki, signature }, sealWords(hash)),
    photos: report ? await photosIn(report, carried) : "wrong",
    page: page ? await pageIn(page) : "open",
  };
}

/** Open where the key itself is not there. */
async function signedBy({ key, spki, signature }: PageSeal, words: string): Promise<Said> {
  if (!spki) return "open";
  try {
    const bytes = fromBase64url(spki);
    if (toBase64url((await sha256(bytes)).subarray(0, 16)) !== key) return "wrong";
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const known = await crypto.subtle.importKey("spki", bytes, curve, false, ["verify"]);
    const how = { name: "ECDSA", hash: "SHA-256" };
    const holds = await crypto.subtle.verify(how, known, fromBase64url(signature), utf8(words));
    return holds ? "ok" : "wrong";
  } catch {
    return "wrong";
  }
}

async function photosIn(report: Report, carried: Carried["photos"]): Promise<Said> {
  const named = new Set(photos(report).map(({ hash }) => hash));
  for (const [hash, bytes] of carried)
    if (!named.has(hash) || toHex(await sha256(bytes)) !== hash) return "wrong";
  return [...named].every((hash) => carried.has(hash)) ? "ok" : "open";
}

/** A page without its last line may have been cut there: only what it carries counts then. */
async function pageIn({ bytes, seal }: NonNullable<Carried["page"]>): Promise<Said> {
  return seal ? signedBy(seal, pageWords(toHex(await sha256(bytes)))) : "open";
}
