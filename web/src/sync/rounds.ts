// Rounds with the server until nothing is left to send or to fetch.

import type { Desk } from "../local/desk";
import type { Local } from "../local/local";
import type { Outgoing } from "../local/outgoing";
import type { Answer } from "../local/wire";
import type { Api } from "./api";
import { ApiError, noAnswer } from "./errors";
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
    const out = await desk.outgoing(this.budget.size);
    try {
      return await this.exchange(desk, out);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      await this.mend(desk, out, error);
      return false;
    }
  }

  private async exchange(desk: Desk, out: Outgoing): Promise<boolean> {
    const { world, clock } = this.local;
    const sent = { at: world.now(), mono: world.mono() };
    const answer = await ask(world, out, clock.stamp(), this.about(desk), this.budget);
    if (!answer) return false;
    const measured = clock.measure(answer.now, sent);
    clock.hear(answer.now);
    const applied = await desk.apply(out.push, answer, measured);
    if (!applied) return false;
    this.budget.well();
    if (isStuck(out, answer)) throw noAnswer("unreadable", 200);
    return isDone(out, answer) && desk.overlay.numbered() === 0;
  }

  /** What the server said instead of an answer, and what to do about it before asking again. */
  private async mend(desk: Desk, { push }: Outgoing, error: ApiError): Promise<void> {
    if (error.code === "device_unknown") await desk.stand({ enrolled: false });
    else if (error.code === "device_taken") await this.takeNewId(desk);
    else if (isTooMuch(error) && this.budget.halve(push.ops.length)) return;
    else throw error;
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

function isDone(out: Outgoing, { more, resend }: Answer): boolean {
  return !more && !out.rest && resend === undefined;
}

/** Ops were sent and none of them settled: the same again would bring the same. */
function isStuck({ push }: Outgoing, { taken, resend }: Answer): boolean {
  return push.ops.length > 0 && resend === undefined && taken < push.first;
}

/** Too large as a whole, or one of many is not understood: fewer at a time find the one. */
function isTooMuch({ status, code }: ApiError): boolean {
  return status === 413 || code === "malformed";
}
