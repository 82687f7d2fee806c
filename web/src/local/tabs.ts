// What the tabs of one person tell each other, heard one word after the other.

import type { Channel, World } from "./world";

type Word =
  | { say: "kept"; from: number; to: number }
  | { say: "applied"; settled: number; keys: string[] | null }
  | { say: "outbox" }
  | { say: "tray" }
  | { say: "bytes" }
  | { say: "gone" };

export interface Ears {
  kept(from: number, to: number): Promise<void>;
  applied(settled: number, keys: string[] | null): Promise<void>;
  outbox(): Promise<void>;
  tray(): Promise<void>;
  bytes(): Promise<void>;
  gone(): Promise<void>;
  failed(error: unknown): void;
}

export class Tabs {
  private readonly line: Channel | null;
  private last: Promise<void> = Promise.resolve();

  constructor(
    world: World,
    person: string,
    private readonly ears: Ears,
  ) {
    this.line = world.channel(`kept-${person}`, (word) => this.hear(word as Word));
  }

  say(word: Word): void {
    this.line?.post(word);
  }

  /** Words that arrive meanwhile are heard after the work. */
  hold(work: () => Promise<void>): Promise<void> {
    const done = this.last.then(work);
    this.last = done.catch(this.ears.failed);
    return done;
  }

  close(): void {
    this.line?.close();
  }

  private hear(word: Word): void {
    void this.hold(() => this.heed(word)).catch(() => {});
  }

  private async heed(word: Word): Promise<void> {
    if (word.say === "kept") await this.ears.kept(word.from, word.to);
    else if (word.say === "applied") await this.ears.applied(word.settled, word.keys);
    else await this.ears[word.say]();
  }
}
