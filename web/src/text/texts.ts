// Makes an area's phrases speakable: `t("key", {n: 3})` with keys and parameters checked by the compiler.

import { type Lang, lang } from "./lang";

type Plural = { one: string; other: string };
/** Chinese and English beside each other; English tells one from many where a phrase counts `{n}`. */
export type Phrase = readonly [zh: string, en: string | Plural];
export type Area = Record<string, Phrase>;
type Values = Record<string, string | number>;

type Names<S extends string> = S extends `${string}{${infer N}}${infer Rest}`
  ? N | Names<Rest>
  : never;
type English<P extends Phrase> = P[1] extends Plural ? P[1]["other"] : P[1] & string;
type Params<P extends Phrase> = { [N in Names<P[0]>]: string | number };
type Rest<P extends Phrase> = [Names<P[0]>] extends [never] ? [] : [Params<P>];
/** Both languages must name the same parameters; a phrase that does not is not assignable to `never`. */
type Matched<A extends Area> = {
  [K in keyof A]: [Names<A[K][0]>, Names<English<A[K]>>] extends [
    Names<English<A[K]>>,
    Names<A[K][0]>,
  ]
    ? A[K]
    : never;
};

export interface Speaker<A extends Area> {
  <K extends keyof A & string>(key: K, ...params: Rest<A[K]>): string;
  /** A phrase by a name that comes from data; empty where there is none. */
  named(key: string, values?: Values): string;
  area: Area;
}

const english = new Intl.PluralRules("en");

export function texts<const A extends Area>(area: A & Matched<A>): Speaker<A> {
  return speaker(area as A, () => lang.value);
}

/** The same phrases in one language, whatever the app speaks: for a paper that is read in another. */
export function inTongue<A extends Area>({ area }: Speaker<A>, tongue: Lang): Speaker<A> {
  return speaker(area, () => tongue);
}

function speaker<A extends Area>(area: A, tongue: () => Lang): Speaker<A> {
  const named = (key: string, values: Values = {}) => {
    const phrase = Object.hasOwn(area, key) ? area[key] : undefined;
    if (!phrase) return "";
    return fill(tongue() === "zh" ? phrase[0] : pick(phrase[1], values), values);
  };
  const speak = <K extends keyof A & string>(key: K, ...[values]: Rest<A[K]>) => named(key, values);
  return Object.assign(speak, { area, named });
}

function pick(phrase: string | Plural, values: Values): string {
  if (typeof phrase === "string") return phrase;
  return english.select(Number(values.n)) === "one" ? phrase.one : phrase.other;
}

function fill(phrase: string, values: Values): string {
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
