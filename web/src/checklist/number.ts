// Reads a number as people in China and Europe type it with an input method on; never guesses.

export type Parsed =
  | { value: number; bound: "" | "<" | ">"; decimals: number }
  | { problem: "empty" | "not_a_number" | "ambiguous" };

const WIDE = /[\uff01-\uff5e]/g; // full-width forms of ASCII
const SPACES = /[\s\u00a0\u2007\u2009\u202f\u3000]+/g;
const MINUS = /[\u2010-\u2015\u2212]/g;

/** `unit` may stand behind the number; `<` and `>` before it mean that the instrument's range ended there. */
export function parseNumber(raw: string, unit = ""): Parsed {
  let text = plain(raw);
  if (text === "") return { problem: "empty" };
  const tail = plain(unit);
  if (tail && text.toLowerCase().endsWith(tail.toLowerCase())) text = text.slice(0, -tail.length);
  text = text.trim();
  const bound = text.startsWith("<") ? "<" : text.startsWith(">") ? ">" : "";
  const digits = ungrouped(text.slice(bound.length).replace(/^=/, "").trim());
  if (digits === "ambiguous") return { problem: "ambiguous" };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(digits)) return { problem: "not_a_number" };
  const value = Number(digits);
  if (!Number.isFinite(value)) return { problem: "not_a_number" };
  return { value: value === 0 ? 0 : value, bound, decimals: digits.split(".")[1]?.length ?? 0 };
}

/** Full-width forms made narrow, the ideographic stop a point, every dash a minus. */
function plain(raw: string): string {
  return raw
    .replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[。·・]/g, ".")
    .replace(/、/g, ",")
    .replace(/[≤≦]/g, "<")
    .replace(/[≥≧]/g, ">")
    .replace(MINUS, "-")
    .replace(SPACES, " ")
    .trim();
}

/** Takes out what groups thousands and makes the decimal mark a point. "1,200" could be either: ambiguous. */
function ungrouped(text: string): string {
  const sign = /^[+-] ?/.exec(text)?.[0] ?? "";
  const body = text.slice(sign.length);
  const digits = grouped(body);
  return digits === "ambiguous" ? digits : sign.trim() + digits;
}

function grouped(body: string): string {
  if (/^\d{1,3}( \d{3})+([.,]\d+)?$/.test(body)) return body.replace(/ /g, "").replace(",", ".");
  if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(body) || /^\d{1,3}(,\d{3})+\.\d+$/.test(body))
    return body.replace(/,/g, "");
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(body)) return body.replace(/\./g, "").replace(",", ".");
  if (/^[1-9]\d{0,2},\d{3}$/.test(body)) return "ambiguous";
  return /^\d*,\d+$/.test(body) ? body.replace(",", ".") : body;
}
