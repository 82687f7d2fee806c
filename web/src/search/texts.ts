// Texts that many records share are kept, spelled and looked through once: a firm has thousands of devices and few names.

import { plain } from "./plain";
import { spelling } from "./spelling";

export class Text {
  private spelled = "";
  private whole = false;
  private turn = 0;
  private hit = false;

  constructor(private readonly plain: string) {}

  /** Whether a word stands in it; `turn` names the word, so that it is looked for once. */
  has(word: string, turn: number): boolean {
    if (this.turn === turn) return this.hit;
    this.turn = turn;
    this.hit = this.plain.includes(word) || this.spelling().includes(word);
    return this.hit;
  }

  /** By which it is sorted: Chinese as it is pronounced. */
  order(): string {
    return this.spelling() || this.plain;
  }

  private spelling(): string {
    if (this.whole) return this.spelled;
    ({ text: this.spelled, whole: this.whole } = spelling(this.plain));
    return this.spelled;
  }
}

const texts = new Map<string, Text>();

export function textOf(raw: string): Text {
  const known = texts.get(raw);
  if (known) return known;
  const text = new Text(plain(raw));
  texts.set(raw, text);
  return text;
}
