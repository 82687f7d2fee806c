// Under which short texts a device is found: the same label gives the same key, however it was read or typed.

import type { Label } from "./label";
import { SEPARATOR } from "./symbols";

interface Coded {
  codes?: readonly string[];
  udi?: string;
  serial?: string;
  asset_no?: string;
}

/** Capitals, brackets, separators, spaces and full-width forms make no difference. */
export function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/^\][A-Za-z][0-9A-Za-z]/, "")
    .replace(/[()]/g, "")
    .replaceAll(SEPARATOR, "")
    .replace(/\s/g, "")
    .toUpperCase();
}

/** All keys of a device, each once. */
export function keysOf({ codes = [], udi = "", serial = "", asset_no = "" }: Coded): string[] {
  const texts = [...codes, udi, serial, asset_no];
  const pairs = [...codes, udi].map(pairIn);
  return [...new Set([...texts.map(keyOf), ...pairs])].filter(Boolean);
}

/** Product and serial number alone: two labels of one device may differ in everything else. */
function pairIn(udi: string): string {
  const gtin = /\(01\)\s*(\d{14})/.exec(udi)?.[1];
  const serial = /\(21\)\s*([^()]+)/.exec(udi)?.[1];
  return gtin && serial ? pair(gtin, serial) : "";
}

function pair(gtin: string, serial: string): string {
  return keyOf(`01${gtin}21${serial}`);
}

/** What to look for, best first; the first key under which something stands counts. */
export function wantedKeys({ raw, udi, gtin, serial, asset }: Label): string[] {
  const exact = [raw, codeOf(raw), udi ?? ""].map(keyOf);
  const product = gtin && serial ? [pair(gtin, serial)] : [];
  const alone = [serial ?? "", asset ?? ""].map(keyOf);
  return [...new Set([...exact, ...product, ...alone])].filter(Boolean);
}

/** A serial number alone may be that of another maker's product: a known GTIN that differs rules it out. */
export function contradicts({ gtin }: Label, { udi = "", codes = [] }: Coded): boolean {
  if (!gtin) return false;
  const known = [udi, ...codes].flatMap((text) => /^\(?01\)?\s*(\d{14})/.exec(text)?.[1] ?? []);
  return known.length > 0 && !known.includes(gtin);
}

const MOST = 120; // what a label kept with its equipment may have (sync/record.py Id)

/** The text under which a label is kept: a very long one by its beginning and its end. */
export function codeOf(raw: string): string {
  if (raw.length <= MOST) return raw;
  return `${raw.slice(0, 79)}…${raw.slice(-40)}`;
}
