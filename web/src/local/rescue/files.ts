// The files of one rescue: what a phone can share at once and a proxy lets through goes into one, the rest into more.

import { Sealer } from "./sealer";

/** Bytes of a file after which a photo goes into the next one: Chromium shares 50 MB at most. */
export const MOST = 40 << 20;

export class Files {
  private readonly all: Sealer[] = [];
  private key = "";

  constructor(private readonly most: number) {}

  /** The file that is being written; `key`: the firm's, of which the first one heard is used. */
  async now(key: string): Promise<Sealer> {
    this.key ||= key;
    return this.all.at(-1) ?? this.next();
  }

  async next(): Promise<Sealer> {
    const sealer = await Sealer.for(this.key, Date.now());
    this.all.push(sealer);
    return sealer;
  }

  isFull(sealer: Sealer, more: number): boolean {
    return sealer.size + more > this.most;
  }

  /** Each ends with which of how many it is. */
  async end(): Promise<Blob[]> {
    const many = this.all.length;
    for (const [i, sealer] of this.all.entries())
      if (many > 1) await sealer.say({ file: [i + 1, many] });
    return Promise.all(this.all.map((sealer) => sealer.end()));
  }
}
