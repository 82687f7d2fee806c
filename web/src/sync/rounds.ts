// Rounds with the server until nothing is left to send or to fetch; one tab at a time.

import type { Desk } from "../local/desk";
import type { Local } from "../local/local";
import type { Answer } from "../local/wire";
import type { Api } from "./api";
import { ApiError } from "./errors";
import { type About, ask, Budget } from "./exchange";

/** A server that never says it is done must not keep a device busy for ever. */
const MAX_ROUNDS = 2_000;

export class Rounds {
  private readonly budget = new Budget();

  constructor(
    private readonly local: Local,
    private readonly api: Api,
  ) {}

  /** Throws ApiError or LocalError; whatever was applied before stays applied. */
  async run(desk: Desk): Promise<void> {
    for (let i = 0; i < MAX_ROUNDS; i++) if (await this.once(desk)) return;
  }

  /** One request and its answer; true when nothing is left to do. */
  async once(desk: Desk): Promise<boolean> {
    if (!desk.standing.peek().enrolled) await this.enrol(desk);
    try {
      return await this.exchange(desk);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return await this.mend(desk, error);
    }
  }

  private async exchange(desk: Desk): Promise<boolean> {
    const out = await desk.outgoing(this.budget.characters);
    const sent = { at: this.local.world.now(), mono: this.local.world.mono() };
    const answer = await ask(
      this.local.world,
      out,
      this.local.clock.stamp(),
      this.about(desk),
      this.budget,
    );
    if (answer === "too large") return false;
    const measured = this.local.clock.measure(answer.now, sent);
    this.local.clock.hear(answer.now);
    if (answer.cloned !== undefined) {
      await desk.rename(out.standing.device, answer.cloned);
      return false;
    }
    const applied = await desk.apply(out.push, answer, measured);
    return applied && this.isDone(desk, answer, out.rest);
  }

  private isDone(desk: Desk, answer: Answer, rest: boolean): boolean {
    return !answer.more && !rest && answer.resend === undefined && desk.overlay.numbered() === 0;
  }

  /** What the server said instead of an answer, and what to do about it. */
  private async mend(desk: Desk, error: ApiError): Promise<boolean> {
    if (error.code === "device_unknown") await desk.stand({ enrolled: false });
    else if (error.code === "device_taken") await this.takeNewId(desk);
    else throw error;
    return false;
  }

  private async enrol(desk: Desk): Promise<void> {
    const { device: id } = desk.standing.peek();
    const { label, app } = this.local.world;
    try {
      await this.api("POST", "/api/devices", { id, label, app });
      await desk.stand({ enrolled: true });
    } catch (error) {
      if (!(error instanceof ApiError && error.code === "device_taken")) throw error;
      await this.takeNewId(desk);
      await this.enrol(desk);
    }
  }

  /** The id is another person's: what is unsent goes on under a new one. */
  private async takeNewId(desk: Desk): Promise<void> {
    const { device, acked } = desk.standing.peek();
    await desk.rename(device, acked + 1);
  }

  private about(desk: Desk): About {
    const { count, oldest } = desk.unsent.peek();
    const { persisted, usage, quota } = this.local.storage.peek();
    const free = usage === null || quota === null ? null : quota - usage;
    const blobs = desk.bytes.waiting().length;
    return { app: this.local.world.app, unsent: count, oldest, persisted, free, blobs };
  }
}
