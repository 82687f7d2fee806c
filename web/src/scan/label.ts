// What a code on a device says: our own label, a UDI (GS1 or MA), or any other text; always with the text as read.

import { type Element, gs1 } from "./gs1";

export interface Label {
  kind: "own" | "gs1" | "ma" | "other";
  /** As it was read, without the symbology's mark. */
  raw: string;
  /** The equipment that our own label names. */
  equipment?: string;
  gtin?: string;
  serial?: string;
  lot?: string;
  /** Days, YYYY-MM-DD. */
  made?: string;
  expires?: string;
  /** Maker's reference, or the owner's number of this asset. */
  reference?: string;
  asset?: string;
  /** The UDI as it belongs into the equipment's file. */
  udi?: string;
}

const MARK = /^\][A-Za-z][0-9A-Za-z]/;
const MA = /^(?:\S*[/?=])?(MA\.\d{3}\.[\w.-]+)/i;

export function labelOf(read: string): Label {
  const raw = read.replace(MARK, "").trim();
  const own = ownIn(raw);
  if (own) return { kind: "own", raw, equipment: own };
  const found = gs1(linkIn(raw) ?? read);
  if (found) return { kind: "gs1", raw, udi: found.written, ...wordsOf(found.elements) };
  if (MA.test(raw)) return { kind: "ma", raw, udi: raw };
  return { kind: "other", raw };
}

/** Our labels carry the address of the equipment's page; whatever the server is called today. */
export function addressOf(origin: string, equipment: string): string {
  return `${origin}/equipment/${encodeURIComponent(equipment)}`;
}

function ownIn(raw: string): string | null {
  const found = /^https?:\/\/[^/\s]+\/equipment\/([^/?#\s]+)$/i.exec(raw);
  try {
    return found?.[1] ? decodeURIComponent(found[1]) : null;
  } catch {
    return null;
  }
}

/** A GS1 Digital Link, /01/…/21/…, as the element string it stands for. */
function linkIn(raw: string): string | null {
  const found = /^https?:\/\/\S*?\/01\/(\d{14})((?:\/\d{2,4}\/[^/?#\s]+)*)/.exec(raw);
  if (!found) return null;
  const more = [...(found[2] ?? "").matchAll(/\/(\d{2,4})\/([^/]+)/g)];
  return `(01)${found[1]}${more.map(([, ai, value = ""]) => `(${ai})${unescaped(value)}`).join("")}`;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const NAMES: Record<string, keyof Label> = {
  "01": "gtin",
  "10": "lot",
  "11": "made",
  "17": "expires",
  "21": "serial",
  "240": "reference",
  "8004": "asset",
};

function wordsOf(elements: readonly Element[]): Partial<Label> {
  return Object.fromEntries(
    elements.flatMap(({ ai, value }) => (NAMES[ai] ? [[NAMES[ai], value]] : [])),
  );
}
