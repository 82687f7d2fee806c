// How Chinese is typed with Latin letters: each word is spelled once, in idle moments, and kept on the device.

import { signal } from "@preact/signals";
import { keepWords, me, words } from "../local";
import { idleLast } from "./idle";

const HAN = /\p{Script=Han}+/gu;
/** Words that are written to the device together. */
const BATCH = 1000;

const known = new Map<string, string>();
const wanted = new Set<string>();
/** Texts that are not whole yet. */
const waiting = new Set<Spelled>();
let readFor = "";
let working: Promise<void> | null = null;

/** Rises when words are spelled that were not: a search that follows it finds more. */
export const spelled = signal(0);

/** Rises when all that was asked for is spelled: an order that follows it is made once, not again and again. */
export const allSpelled = signal(0);

/** A text that asks for its spelling again when more is known. */
interface Spelled {
  plain: string;
  spelling(): string;
}

interface Spelling {
  /** "jianhuyi\njhy": all syllables, then their first letters; empty for a text without Chinese. */
  text: string;
  /** Every word of it is spelled. */
  whole: boolean;
}

/** What is not spelled yet will be. */
export function spelling(text: Spelled): Spelling {
  const { plain } = text;
  const found = plain.match(HAN);
  if (!found) return { text: "", whole: true };
  const missing = found.filter((word) => !known.has(word));
  if (missing.length > 0) {
    for (const word of missing) wanted.add(word);
    waiting.add(text);
    void spell();
  }
  if (missing.length === found.length) return { text: bare(`${plain}\n${plain}`), whole: false };
  const full = plain.replace(HAN, (word) => known.get(word)?.replaceAll(" ", "") ?? word);
  const first = plain.replace(HAN, (word) => known.get(word)?.replace(/(\S)\S* ?/g, "$1") ?? word);
  return { text: bare(`${full}\n${first}`), whole: missing.length === 0 };
}

function bare(text: string): string {
  return text.replaceAll(" ", "");
}

/** Resolves when all words that were asked for are spelled. A device that cannot do it searches without. */
export function spell(): Promise<void> {
  working ??= spellWanted()
    .catch(() => wanted.clear())
    .finally(() => {
      working = null;
    });
  return working;
}

async function spellWanted(): Promise<void> {
  await idleLast();
  await recall();
  const { pinyin } = wanted.size > 0 ? await import("pinyin-pro") : { pinyin: null };
  while (pinyin && wanted.size > 0) {
    const fresh = new Map<string, string>();
    let end = 0;
    for (const word of wanted) {
      if (fresh.size >= BATCH) break;
      if (performance.now() >= end) end = await idleLast();
      wanted.delete(word);
      const syllables = pinyin(word, { toneType: "none", type: "array", v: true });
      fresh.set(word, syllables.join(" ").toLowerCase());
    }
    for (const [word, syllables] of fresh) known.set(word, syllables);
    await keepWords(fresh).catch(() => {});
  }
  spelled.value += 1;
  await settle();
  allSpelled.value += 1;
}

/** So that an order by sounds finds every text spelled, and is made at once. */
async function settle(): Promise<void> {
  let end = 0;
  for (const text of waiting) {
    if (performance.now() >= end) end = await idleLast();
    waiting.delete(text);
    text.spelling();
  }
}

/** What this device has spelled before. */
async function recall(): Promise<void> {
  const person = me.peek()?.id ?? "";
  if (readFor === person) return;
  for (const [word, syllables] of await words()) known.set(word, syllables);
  readFor = person;
  for (const word of wanted) if (known.has(word)) wanted.delete(word);
  spelled.value += 1;
}
