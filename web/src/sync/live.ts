// The line on which the server says that there is news; one tab holds it for all.

import type { World } from "../local/world";
import { jitter } from "./loop";

const RETRY = 5_000;
const LONGEST = 120_000;

export class Live {
  private source: EventSource | null = null;
  private stopped: (() => void) | null = null;
  private failures = 0;

  constructor(
    private readonly world: World,
    private readonly news: () => void,
  ) {}

  /** Waits until no other tab holds the line, then holds it until stop(). */
  start(person: string): void {
    if (this.stopped || typeof EventSource === "undefined") return;
    const over = new Promise<void>((resolve) => {
      this.stopped = resolve;
    });
    let ended = false;
    void over.then(() => {
      ended = true;
    });
    void this.world.alone(`kept-live-${person}`, async () => {
      if (ended) return;
      this.open();
      await over;
      this.close();
    });
  }

  stop(): void {
    this.stopped?.();
    this.stopped = null;
  }

  private open(): void {
    const source = new EventSource("/api/live");
    this.source = source;
    source.addEventListener("open", () => {
      this.failures = 0;
      this.news(); // whatever happened while the line was down
    });
    source.addEventListener("news", () => this.news());
    source.addEventListener("bye", () => this.reopen());
    source.addEventListener("error", () => {
      // The browser reconnects by itself, but not after an answer like 401 or 503.
      if (source.readyState === EventSource.CLOSED) this.reopen();
    });
  }

  private close(): void {
    this.source?.close();
    this.source = null;
  }

  private reopen(): void {
    this.close();
    const wait = Math.min(LONGEST, RETRY * 2 ** this.failures);
    this.failures = Math.min(this.failures + 1, 10);
    setTimeout(() => {
      if (this.stopped && !this.source) this.open();
    }, jitter(wait));
  }
}
