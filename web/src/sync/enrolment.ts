// Tells the server of this device's signing keys, and keeps its word on them; again after the server went back in time.

import type { Desk } from "../local/desk";
import type { Enrolment, StoredKey } from "../local/keys";
import type { Api } from "./api";
import { ApiError } from "./errors";

export class Enrolments {
  private running = false;
  /** Keys that the server would not take: asked again when the app is opened anew. */
  private readonly refused = new Set<string>();

  constructor(private readonly api: Api) {}

  /** Makes the device's key on first use, so that a report sealed later without a network has a known one. */
  async run(desk: Desk): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      await desk.keys.own();
      const { epoch, device } = desk.standing.peek();
      for (const key of await desk.keys.all())
        if ((!key.enrolment || key.epoch !== epoch) && !this.refused.has(key.id))
          await this.enrol(desk, key, device, epoch);
    } catch (error) {
      // Without a network it is asked again after the next round.
      if (!(error instanceof ApiError && error.status === 0)) throw error;
    } finally {
      this.running = false;
    }
  }

  private async enrol(desk: Desk, key: StoredKey, device: string, epoch: number): Promise<void> {
    const { id, spki, enrolment } = key;
    const body = enrolment ? { spki, enrolment } : { spki };
    try {
      const path = `/api/devices/${device}/key`;
      await desk.keys.enrolled(id, await this.api<Enrolment>("POST", path, body), epoch);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 0) throw error;
      if (error.status < 500 && error.status !== 401) this.refused.add(id);
    }
  }
}
