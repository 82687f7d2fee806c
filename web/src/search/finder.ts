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
  private readonly owns: string[] = [];
  private readonly known = new Map<Text, number>();
  private made: { own: Haystack; names: Haystack } | null = null;
  private sounds: Haystack | null = null;
  /** How much was spelled when `sounds` was made. */
  private turn = -1;

  constructor(
    private readonly items: readonly T[],
    private readonly entryOf: (item: T) => Entry,
  ) {}

  /** Makes so many more items ready; false when all are. */
  take(many: number): boolean {
    for (const item of this.items.slice(this.owns.length, this.owns.length + many)) {
      const { own, shared } = this.entryOf(item);
      this.owns.push(own);
      for (const text of shared) this.numbers.push(this.numberOf(text));
      this.begins.push(this.numbers.length);
    }
    return this.owns.length < this.items.length;
  }

  private numberOf(text: Text): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text) - 1;
    this.known.set(text, number);
    text.spelling(); // says that it is to be spelled
    return number;
  }

  /** All that was taken as two long texts. */
  ready(): { own: Haystack; names: Haystack } {
    if (this.made) return this.made;
    this.take(this.items.length);
    const names = new Haystack(this.texts.map(({ plain }) => plain));
    this.made = { own: new Haystack(this.owns), names };
    return this.made;
  }

  /** The items in which every word of the query is found, in their order. */
  find(query: string): readonly T[] {
    let left: Uint8Array | null = null;
    for (const word of wordsOf(query)) left = this.holding(word, left);
    return left ? this.items.filter((_, i) => left?.[i]) : this.items;
  }

  /** 1 for each item that holds the word and was left before. */
  private holding(word: string, before: Uint8Array | null): Uint8Array {
    const found = new Uint8Array(this.items.length);
    const { own, names } = this.ready();
    const texts = new Uint8Array(this.texts.length);
    own.find(word, (i) => {
      found[i] = 1;
    });
    for (const haystack of [names, this.spelling()])
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
    this.sounds = new Haystack(this.texts.map((text) => text.spelling().replace("\n", " ")));
    this.turn = turn;
    return this.sounds;
  }
}
