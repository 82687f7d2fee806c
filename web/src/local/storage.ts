// How much room the browser gives, and whether it promised not to throw the store away.

import { type ReadonlySignal, signal } from "@preact/signals";
import type { World } from "./world";

export interface StorageState {
  persisted: boolean | null;
  usage: number | null;
  quota: number | null;
}

export class Room {
  private readonly seen = signal<StorageState>({ persisted: null, usage: null, quota: null });
  readonly state: ReadonlySignal<StorageState> = this.seen;

  constructor(private readonly world: World) {}

  /** Some engines lack one or the other of these. */
  async refresh(): Promise<void> {
    const { storage } = this.world;
    const persisted = (await storage?.persisted?.().catch(() => null)) ?? null;
    const room = (await storage?.estimate?.().catch(() => null)) ?? null;
    this.seen.value = { persisted, usage: room?.usage ?? null, quota: room?.quota ?? null };
  }

  async ask(): Promise<boolean> {
    const granted = (await this.world.storage?.persist?.().catch(() => false)) ?? false;
    await this.refresh();
    return granted;
  }
}
