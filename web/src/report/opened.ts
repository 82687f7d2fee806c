// Opens a file that was handed over, as a page, a PDF or the bare envelope, and takes out what can be checked.

import { utf8 } from "../digest";
import type { Carried, PageSeal } from "./check";
import { type Envelope, readEnvelope } from "./envelope";

const LAST = /<!-- kept-page (\{.*\}) -->\n$/;
/** The last line is short; looking for it need not read the whole page again. */
const TAIL = 2_000;

/** Null when there is no report in it. */
export async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<Carried | null> {
  const start = latin(bytes.subarray(0, 5));
  if (start === "%PDF-") return bare(await inPdf(bytes));
  const text = new TextDecoder().decode(bytes);
  if (start.startsWith("{")) return bare(readEnvelope(text));
  return inPage(text, bytes);
}

function bare(envelope: Envelope | null): Carried | null {
  if (!envelope) return null;
  const photos = Object.entries(envelope.photos ?? {});
  return {
    envelope,
    photos: new Map(photos.map(([hash, text]) => [hash, fromBase64(text)])),
    page: null,
  };
}

/** Parsed, never run; its style is left out, for this page's policy would complain of it. */
function inPage(text: string, bytes: Uint8Array<ArrayBuffer>): Carried | null {
  const plain = text.replace(/<style>.*?<\/style>/gs, "");
  const page = new DOMParser().parseFromString(plain, "text/html");
  const envelope = readEnvelope(page.getElementById("kept-envelope")?.textContent ?? "");
  if (!envelope) return null;
  const photos = [...page.querySelectorAll<HTMLImageElement>("img[data-photo]")].map(
    (img) => [img.dataset.photo ?? "", dataOf(img.getAttribute("src") ?? "")] as const,
  );
  return { envelope, photos: new Map(photos), page: pageOf(text, bytes) };
}

function pageOf(text: string, bytes: Uint8Array<ArrayBuffer>): NonNullable<Carried["page"]> {
  const [line = "", said = ""] = LAST.exec(text.slice(-TAIL)) ?? [];
  const before = bytes.slice(0, bytes.length - utf8(line).length);
  return { bytes: before, seal: line ? sealIn(said) : null };
}

function sealIn(said: string): PageSeal | null {
  try {
    return JSON.parse(said) as PageSeal;
  } catch {
    return null;
  }
}

/** The bytes of a `data:` address; none for what cannot be read: they will not have the hash. */
function dataOf(url: string): Uint8Array<ArrayBuffer> {
  return fromBase64(url.slice(url.indexOf(",") + 1));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** The attached envelope: of all streams the one that unpacks to it. */
async function inPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Envelope | null> {
  const text = latin(bytes);
  for (const found of text.matchAll(/stream\r?\n/g)) {
    const from = found.index + found[0].length;
    const to = text.indexOf("endstream", from);
    if (text.startsWith("end", found.index - 3) || to < 0) continue;
    const envelope = readEnvelope(await unpacked(bytes.slice(from, to)));
    if (envelope) return envelope;
  }
  return null;
}

/** Plain or deflated; empty for a stream of something else. */
async function unpacked(piece: Uint8Array<ArrayBuffer>): Promise<string> {
  if (piece[0] === 0x7b) return new TextDecoder().decode(piece);
  const stream = new Blob([piece]).stream().pipeThrough(new DecompressionStream("deflate"));
  const reader = stream.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (parts.length === 0 && next.value[0] !== 0x7b) return "";
      parts.push(next.value);
    }
  } catch {
    // A line end before `endstream` belongs to no stream; what came before it is whole.
  }
  return new TextDecoder().decode(await new Blob(parts).arrayBuffer());
}

function latin(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return text;
}
