// Rounds with the server until nothing is left to send or to fetch.

import type { Measured } from "../local/clock";
import type { RescueKey } from "../local/database";
import type { Desk } from "../local/desk";
import { formerPushes } from "../local/former";
import type { Local } from "../local/local";
import type { Outgoing } from "../local/outgoing";
import type { Answer, Push } from "../local/wire";
import type { Api } from "./api";
import { ApiError, noAnswer } from "./errors";
import { type About, ask, Budget } from "./exchange";

/** A server that never says it is done must not keep a device busy for ever. */
const MAX_ROUNDS = 2_000;

interface Enrolled {
  rescue?: RescueKey;
}

/** From so many unsent changes on, asking whether anybody is there costs less than gathering and packing them. */
const MUCH = 50;

/** A request under way. */
interface Asked {
  out: Outgoing;
  heard: Promise<{ told: Answer; measured: Measured | null } | null>;
}

interface Step {
  done: boolean;
  next: Asked | null;
}

const AGAIN: Step = { done: false, next: null };

export class Rounds {
  private readonly budget = new Budget();
  /** The last run reached its end. */
  private through = false;

  constructor(
    private readonly local: Local,
    private readonly api: Api,
  ) {}

  /** Throws ApiError or LocalError; whatever was applied before stays applied. */
  async run(desk: Desk): Promise<void> {
    if (!this.through && desk.overlay.numbered() > MUCH) await this.api("GET", "/api/session");
    this.through = false;
    await this.untilDone(desk);
    this.through = true;
  }

  /** Sends what waits and fetches no more than comes along with it: for the store of somebody who left. */
  async handIn(desk: Desk): Promise<void> {
    for (let i = 0; i < MAX_ROUNDS && desk.overlay.numbered() > 0; i++) await this.once(desk, null);
  }

  private async untilDone(desk: Desk): Promise<void> {
    let coming: Asked | null = null;
    for (let i = 0; i < MAX_ROUNDS; i++) {
      const { done, next } = await this.once(desk, coming);
      if (done && !(await this.offerFormer(desk))) return;
      coming = next;
    }
  }

  /** One request and its answer; `coming`: one that is under way already. */
  private async once(desk: Desk, coming: Asked | null): Promise<Step> {
    const { enrolled, rescue } = desk.standing.peek();
    if (!enrolled || rescue === undefined) await this.enrol(desk);
    const asked = coming ?? this.ask(desk, await desk.outgoing(this.budget.size));
    try {
      return await this.exchange(desk, asked);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      await this.mend(desk, asked.out, error);
      return AGAIN;
    }
  }

  private ask(desk: Desk, out: Outgoing): Asked {
    const { world, clock } = this.local;
    const sent = { at: world.now(), mono: world.mono() };
    const answer = ask(world, out, clock.stamp(), this.about(desk, out), this.budget);
    const heard = answer.then((told) => {
      if (!told) return null;
      clock.hear(told.now);
      return { told, measured: clock.measure(told.now, sent) };
    });
    heard.catch(() => {}); // whoever awaits it hears of it
    return { out, heard };
  }

  private async exchange(desk: Desk, { out, heard }: Asked): Promise<Step> {
    const answer = await heard;
    if (!answer) return AGAIN;
    const { told, measured } = answer;
    // The next page is on its way while this one is written.
    const page = isOnlyMore(desk, out, told) ? this.ask(desk, pageAfter(out, told)) : null;
    const applied = await desk.apply(out.push, told, measured);
    if (!applied) return AGAIN;
    this.budget.well();
    if (isStuck(out, told)) throw noAnswer("unreadable", 200);
    const { refilling } = desk.standing.peek();
    const done = isDone(out, told) && desk.overlay.numbered() === 0 && !refilling;
    return { done, next: page };
  }

  /** What the server said instead of an answer, and what to do about it before asking again. */
  private async mend(desk: Desk, { push }: Outgoing, error: ApiError): Promise<void> {
    if (error.code === "device_unknown") await desk.stand({ enrolled: false });
    else if (error.code === "device_taken") await this.takeNewId(desk);
    else if (isTooMuch(error) && push.ops.length > 0) await this.narrow(desk, push, error);
    else throw error;
  }

  /** Fewer at a time find the one that is not understood; when the rest of the request is, that one is put aside. */
  private async narrow(desk: Desk, push: Push, error: ApiError): Promise<void> {
    if (push.ops.length > 1 && !isOneGroup(push)) {
      this.budget.halve(push.ops.length);
      return;
    }
    const out = { standing: desk.standing.peek(), push: { ...push, ops: [] }, rest: false };
    await this.ask(desk, out).heard; // throws when the fault lies elsewhere
    await desk.putAside(
      push.ops.map((_, i) => push.first + i),
      error.code,
    );
  }

  /** After the server went back in time: what was settled under ids that this device had before. */
  private async offerFormer(desk: Desk): Promise<boolean> {
    const { former = [], refilling, round } = desk.standing.peek();
    const [device] = former;
    if (device === undefined || refilling) return false;
    for (const push of await formerPushes(desk.db, device, round)) {
      const told = await this.askAsFormer(desk, device, push);
      if (!told || told.cloned !== undefined) break;
    }
    await desk.stand({ former: former.slice(1) });
    return true;
  }

  /** The server may have gone back to before it ever heard of this id: then it is told first. */
  private async askAsFormer(desk: Desk, device: string, push: Push): Promise<Answer | null> {
    const standing = { ...desk.standing.peek(), device, acked: 0, floor: null, refilling: true };
    const out = { standing, push, rest: false };
    const heard = this.ask(desk, out).heard.catch(async (error) => {
      if (!(error instanceof ApiError && error.code === "device_unknown")) throw error;
      await this.register(desk, device);
      return this.ask(desk, out).heard;
    });
    return (await heard)?.told ?? null;
  }

  private async enrol(desk: Desk): Promise<void> {
    const { device } = desk.standing.peek();
    try {
      const told = await this.register(desk, device);
      await desk.stand({ enrolled: true, rescue: told.rescue ?? null });
    } catch (error) {
      if (!(error instanceof ApiError && error.code === "device_taken")) throw error;
      await this.takeNewId(desk);
      await this.enrol(desk);
    }
  }

  private register(desk: Desk, id: string): Promise<Enrolled> {
    const { label, app } = this.local.world;
    return this.api<Enrolled>("POST", "/api/devices", { id, label, app, person: desk.person.id });
  }

  /** The id is another person's: what is unsent goes on under a new one. */
  private async takeNewId(desk: Desk): Promise<void> {
    const { device, acked } = desk.standing.peek();
    await desk.rename(device, acked + 1);
  }

  /** As things stand once this request is taken: otherwise the office reads that what just came is still missing. */
  private about(desk: Desk, out: Outgoing): About {
    const { count, oldest } = desk.unsent.peek();
    const left = Math.max(0, count - out.push.ops.length);
    const { persisted, usage, quota } = this.local.storage.peek();
    const free = usage === null || quota === null ? null : quota - usage;
    const more = { persisted, free, blobs: desk.bytes.waiting().length };
    return { app: this.local.world.app, unsent: left, oldest: left ? oldest : null, ...more };
  }
}

/** Nothing to send, nothing unusual: the next request follows from this answer alone. */
function isOnlyMore(desk: Desk, out: Outgoing, { more, resend, cloned }: Answer): boolean {
  const quiet = resend === undefined && cloned === undefined && !out.rest;
  return more && quiet && out.push.ops.length === 0 && desk.overlay.numbered() === 0;
}

/** The request for the page after this answer, before the answer is written down. */
function pageAfter({ standing, push }: Outgoing, answer: Answer): Outgoing {
  const { epoch, head, scopes, cursor, behind } = answer;
  return {
    standing: { ...standing, epoch, head, scopes, cursor, behind },
    push: { ...push, round: push.round + 1 },
    rest: false,
  };
}

function isDone(out: Outgoing, { more, resend }: Answer): boolean {
  return !more && !out.rest && resend === undefined;
}

/** Ops were sent and none of them settled: the same again would bring the same. */
function isStuck({ push }: Outgoing, { taken, resend }: Answer): boolean {
  return push.ops.length > 0 && resend === undefined && taken < push.first;
}

/** A group is taken together or not at all, so it is never cut. */
function isOneGroup({ ops }: Push): boolean {
  const groups = new Set(ops.map((text) => (JSON.parse(text) as { group?: string }).group));
  return groups.size === 1 && !groups.has(undefined);
}

/** Too large as a whole, or one of many is not understood: fewer at a time find the one. */
function isTooMuch({ status, code }: ApiError): boolean {
  return status === 413 || code === "malformed";
}
