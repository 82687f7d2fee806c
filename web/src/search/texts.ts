// Texts that many records share are kept and spelled once: a firm has thousands of devices and few names.

import { plain } from "./plain";
import { spelled, spelling } from "./spelling";

export class Text {
  private spelled = "";
  private whole = false;
  /** How much was spelled when it was looked at last: until more is, looking again brings the same. */
  private turn = -1;

  constructor(readonly plain: string) {}

  /** By which it is sorted: Chinese as it is pronounced. */
  order(): string {
    return this.spelling() || this.plain;
  }

  /** As one types it with Latin letters; empty for what is not Chinese. */
  spelling(): string {
    if (this.whole || this.turn === spelled.peek()) return this.spelled;
    this.turn = spelled.peek();
    ({ text: this.spelled, whole: this.whole } = spelling(this));
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
