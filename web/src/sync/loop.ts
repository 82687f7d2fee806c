// When to sync: after a change, on news, when the app comes back to the front, and now and then; later and later when it fails.

import type { Desk } from "../local/desk";
import { LocalError, localError } from "../local/errors";
import type { Local } from "../local/local";
import { ApiError } from "./errors";
import type { Rounds } from "./rounds";
import type { Status } from "./status";

const SOON = 300;
const EVERY = 60_000;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 300_000;

export class Loop {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private due = Number.POSITIVE_INFINITY;
  private running: Promise<void> | null = null;
  private again = false;
  private failures = 0;
  /** After a failure no change brings a round sooner than this; the network coming back does. */
  private rest = 0;
  private on = false;

  constructor(
    private readonly local: Local,
    private readonly rounds: Rounds,
    private readonly status: Status,
    private readonly after: (desk: Desk) => void,
    /** The disk is too full to write down what a round brought. */
    private readonly full: (desk: Desk) => void,
  ) {}

  start(): void {
    this.on = true;
    this.nudge(0);
  }

  stop(): void {
    this.on = false;
    this.clear();
  }

  /** A round within so many milliseconds, sooner if one is planned sooner. */
  nudge(within = SOON): void {
    const now = this.local.world.mono();
    const due = Math.max(now + within, this.rest);
    if (!this.on || due >= this.due) return;
    this.clear();
    this.due = due;
    this.timer = setTimeout(() => void this.now(), due - now);
  }

  /** Something says that the network is back: no need to wait any longer. */
  hurry(): void {
    this.failures = 0;
    this.rest = 0;
    this.nudge(0);
  }

  /** Resolves when a round that began after this call is over; never throws. */
  now(): Promise<void> {
    this.clear();
    if (this.running) {
      this.again = true;
      return this.running.then(() => this.running ?? undefined);
    }
    this.running = this.run().finally(() => {
      this.running = null;
      const again = this.again;
      this.again = false;
      if (again) void this.now();
    });
    return this.running;
  }

  private async run(): Promise<void> {
    const desk = this.local.desk.peek();
    if (!desk) return;
    try {
      await this.local.world.alone(`kept-sync-${desk.person.id}`, () => this.syncNow(desk));
      this.failures = 0;
      this.after(desk);
      this.nudge(jitter(EVERY));
    } catch (error) {
      this.fail(desk, error);
    }
  }

  private async syncNow(desk: Desk): Promise<void> {
    this.status.begin();
    await this.rounds.run(desk);
    this.status.done();
  }

  private fail(desk: Desk, thrown: unknown): void {
    if (this.local.desk.peek() !== desk) return; // the store was closed meanwhile
    const error =
      thrown instanceof ApiError || thrown instanceof LocalError ? thrown : localError(thrown);
    this.status.failed(error);
    if (error instanceof LocalError && error.code === "quota") this.full(desk);
    const wait = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** this.failures);
    this.failures = Math.min(this.failures + 1, 10);
    const told = error instanceof ApiError && error.retryAfter ? error.retryAfter * 1000 : 0;
    this.rest = this.local.world.mono() + Math.max(told, FIRST_RETRY);
    this.nudge(Math.max(told, jitter(wait)));
  }

  private clear(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.due = Number.POSITIVE_INFINITY;
  }
}

/** Between three quarters and five quarters, so that devices do not come all at once. */
export function jitter(ms: number): number {
  return ms * (0.75 + Math.random() / 2);
}
