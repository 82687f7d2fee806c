// What screens need to speak: `export const t = texts({...})` in text/<area>.ts, then `t("key", {n: 3})`.

export * from "./amount";
export { chosen, either, type Lang, lang, speak } from "./lang";
export { type Area, type Phrase, type Speaker, texts } from "./texts";
export * from "./time";
