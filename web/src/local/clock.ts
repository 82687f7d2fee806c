// What time it is: the device's clock, and how far the server's stands from it as last measured.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Stamp } from "./types";
import type { World } from "./world";

const WRONG = 120_000;
const NOTICED = 2_000;
const SLOW = 5_000;
const RECENT = 3_600_000;

export interface Measured {
  /** Server time minus device time. */
  offset: number;
  /** Device time of the measurement. */
  at: number;
  /** How long the round took that it was taken from. */
  trip: number;
}

export interface ClockState {
  offset: number | null;
  age: number | null;
  wrong: boolean;
}

export class Clock {
  private readonly measured = signal<Measured | null>(null);
  /** Monotonic time of the measurement; null when it was taken before this page was opened. */
  private mono: number | null = null;
  private heard = 0;

  readonly state: ReadonlySignal<ClockState> = computed(() => {
    const offset = this.measured.value?.offset ?? null;
    return { offset, age: this.age(), wrong: Math.abs(offset ?? 0) > WRONG };
  });

  constructor(private readonly world: World) {}

  /** Takes over what an earlier page or another tab has measured. */
  recall(measured: Measured | null, heard: number): void {
    this.heard = Math.max(this.heard, heard);
    if (measured && measured.at !== this.measured.peek()?.at) {
      this.measured.value = measured;
      this.mono = null;
    }
  }

  /** Nothing is known of the server's time any more: another person's store. */
  forget(): void {
    this.measured.value = null;
    this.mono = null;
    this.heard = 0;
  }

  hear(now: number): void {
    this.heard = Math.max(this.heard, now);
  }

  /** The server said `now` between two readings of this clock; returns the measurement to keep. */
  measure(now: number, sent: { at: number; mono: number }): Measured | null {
    const mono = this.world.mono();
    const at = this.world.now();
    // A clock that was set meanwhile, or a device that slept, makes the trip look long one way or the other.
    const passed = Math.max(0, mono - sent.mono);
    const trip = Math.round(Math.max(passed, Math.abs(at - sent.at)));
    const old = this.measured.peek();
    if (trip > SLOW && old && old.trip < trip && this.isFresh()) return old;
    const fresh = { offset: Math.round(now - (at - passed / 2)), at, trip };
    this.measured.value = fresh;
    this.mono = mono;
    return fresh;
  }

  /** How this clock stands, to travel with a change. */
  stamp(): Stamp {
    const measured = this.measured.peek();
    const offset = measured?.offset ?? null;
    const stamp = { at: Math.round(this.world.now()), offset, age: this.age(), heard: this.heard };
    const jump = this.jump();
    return {
      ...stamp,
      ...(measured ? { within: Math.ceil(measured.trip / 2) } : {}),
      ...(jump === 0 ? {} : { jump }),
    };
  }

  /** The server's time as well as this device can tell. */
  now(): number {
    const measured = this.measured.peek();
    if (!measured) return this.world.now();
    const jump = this.jump();
    // A clock that went back was set; one that went ahead may only have slept.
    return this.world.now() + measured.offset - Math.min(0, jump);
  }

  private isFresh(): boolean {
    const age = this.age();
    return age !== null && age < RECENT && this.jump() === 0;
  }

  private age(): number | null {
    const measured = this.measured.peek();
    if (!measured) return null;
    const passed =
      this.mono === null ? this.world.now() - measured.at : this.world.mono() - this.mono;
    return Math.max(0, Math.round(passed));
  }

  /** By how much the wall clock went apart from the monotonic one since the measurement. */
  private jump(): number {
    const measured = this.measured.peek();
    if (!measured || this.mono === null) return 0;
    const apart = this.world.now() - measured.at - (this.world.mono() - this.mono);
    return Math.abs(apart) > NOTICED ? Math.round(apart) : 0;
  }
}
