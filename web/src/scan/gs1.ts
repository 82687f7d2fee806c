// Reads a GS1 label (UDI): what its application identifiers say, or null where the text is none or a broken one.

import { parseBarcode } from "gs1-barcode-parser-mod";
import { SEPARATOR } from "./symbols";

export interface Element {
  ai: string;
  /** Days as YYYY-MM-DD. */
  value: string;
}

interface Gs1 {
  /** In the order of the label. */
  elements: Element[];
  /** As people read it: (01)…(21)… */
  written: string;
}

const SYMBOL = /^\](?:C1|e[0-3]|d2|Q3|J1)/;
const BRACKETED = /^\(\d{2,4}\)/;
const LONGEST: Record<string, number> = { "10": 20, "21": 20, "240": 30, "250": 30 };

/**
 * A symbol that says so is GS1, and so is a text with brackets or separators. A bare text is only taken for one
 * when it begins with a GTIN whose check digit is right: the digits of an asset number look much like a label.
 */
export function gs1(read: string): Gs1 | null {
  const text = plain(read);
  const certain = SYMBOL.test(read) || BRACKETED.test(text) || text.includes(SEPARATOR);
  if (!certain && !/^01\d{14}/.test(text)) return null;
  const elements = parsed(text);
  const raws = elements.map((element) => rawOf(element, text.replace(/[()]/g, "")));
  if (elements.length === 0 || raws.includes(null)) return null;
  return { elements, written: elements.map(({ ai }, i) => `(${ai})${raws[i]}`).join("") };
}

/** Without what stands around the elements; nothing in them may be a space. */
function plain(read: string): string {
  return read
    .replace(SYMBOL, "")
    .normalize("NFKC")
    .split(SEPARATOR)
    .map((part) => part.replace(/\s/g, ""))
    .filter(Boolean)
    .join(SEPARATOR);
}

/** Empty for what is no label: the parser throws words then. */
function parsed(text: string): Element[] {
  try {
    return parseBarcode(text).parsedCodeItems.map(({ ai, data, isoDate }) => ({
      ai,
      value: isoDate || String(data),
    }));
  } catch {
    return [];
  }
}

/** The element as the label has it; null for what the parser lets pass though it may not be. */
function rawOf({ ai, value }: Element, digits: string): string | null {
  if (ai === "01" || ai === "02") return isGtin(value) ? value : null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayOf(ai, value, digits);
  return value && value.length <= (LONGEST[ai] ?? 90) ? value : null;
}

/** The parser makes a January of a 13th month; day 00 is allowed and means the month's last. */
function dayOf(ai: string, day: string, digits: string): string | null {
  const [year = "", month = "", date = ""] = day.split("-");
  const short = year.slice(2) + month;
  return [short + date, `${short}00`].find((raw) => digits.includes(ai + raw)) ?? null;
}

/** Fourteen digits, the last of which checks the others. */
export function isGtin(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false;
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0;
}
