// Finds among the same items again and again, as fast as one types.

import { Haystack } from "./haystack";
import { wordsOf } from "./plain";
import { spelled } from "./spelling";
import type { Text } from "./texts";

/** What of a record is looked through. */
export interface Entry {
  /** Of this record alone: serial, asset number. */
  own: string;
  shared: readonly Text[];
}

export class Finder<T> {
  private readonly texts: Text[] = [];
  /** Numbers of the shared texts of all items, and where those of each item begin. */
  private readonly numbers: number[] = [];
  private readonly begins: number[] = [0];
  private readonly known = new Map<Text, number>();
  private readonly own = new Haystack();
  private readonly names = new Haystack();
  private sounds: Haystack | null = null;
  /** How much was spelled when `sounds` was made. */
  private turn = -1;

  constructor(
    private readonly items: readonly T[],
    private readonly entryOf: (item: T) => Entry,
  ) {}

  /** Makes so many more items ready; false when all are. */
  take(many: number): boolean {
    const done = this.begins.length - 1;
    for (const item of this.items.slice(done, done + many)) {
      const { own, shared } = this.entryOf(item);
      this.own.add(own);
      for (const text of shared) this.numbers.push(this.numberOf(text));
      this.begins.push(this.numbers.length);
    }
    return done + many < this.items.length;
  }

  private numberOf(text: Text): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const number = this.names.add(text.plain);
    this.texts.push(text);
    this.known.set(text, number);
    text.spelling(); // says that it is to be spelled
    return number;
  }

  /** What was not taken yet is, and all of it lies in three long texts. */
  ready(): void {
    this.take(this.items.length);
    for (const haystack of [this.own, this.names, this.spelling()]) haystack.ready();
  }

  /** The items in which every word of the query is found, in their order. */
  find(query: string): readonly T[] {
    let left: Uint8Array | null = null;
    this.ready();
    for (const word of wordsOf(query)) left = this.holding(word, left);
    return left ? this.items.filter((_, i) => left?.[i]) : this.items;
  }

  /** 1 for each item that holds the word and was left before. */
  private holding(word: string, before: Uint8Array | null): Uint8Array {
    const found = new Uint8Array(this.items.length);
    const texts = new Uint8Array(this.texts.length);
    this.own.find(word, (i) => {
      found[i] = 1;
    });
    for (const haystack of [this.names, this.spelling()])
      haystack.find(word, (i) => {
        texts[i] = 1;
      });
    for (let i = 0; i < found.length; i++) {
      if (before && !before[i]) found[i] = 0;
      else if (!found[i]) found[i] = this.holdsShared(i, texts);
    }
    return found;
  }

  private holdsShared(i: number, texts: Uint8Array): number {
    const end = this.begins[i + 1] ?? 0;
    for (let n = this.begins[i] ?? 0; n < end; n++) if (texts[this.numbers[n] ?? 0]) return 1;
    return 0;
  }

  private spelling(): Haystack {
    const turn = spelled.peek();
    if (this.sounds && this.turn === turn) return this.sounds;
    // Both forms of a text stay one text: a space stands between them, and no word has one.
    this.sounds = new Haystack();
    for (const text of this.texts) this.sounds.add(text.spelling().replace("\n", " "));
    this.turn = turn;
    return this.sounds;
  }
}
