// What of a device needs a look, in one place: the thresholds that the screen also says.

import type { Heard } from "../office/heard";

const HOUR = 3_600_000;
/** As the server's own figure of overdue devices (server/store/figures.py). */
export const SILENT_DAYS = 7;
export const STUCK_HOURS = 24;
export const LITTLE_ROOM = 500_000_000;
export const CLOCK_MINUTES = 2;

export type Mark = "never" | "silent" | "stuck" | "kept" | "room" | "clock" | "old";

/** The gravest first. `version`: of the app that the server gives out now. A device out of use has none. */
export function marks(device: Heard, now: number, version: string): Mark[] {
  if (device.revoked) return [];
  const { last_heard: last, unsent, oldest, persisted, free, skew, app } = device;
  const found: [Mark, boolean][] = [
    ["stuck", Boolean(unsent && oldest && now - oldest > STUCK_HOURS * HOUR)],
    ["never", last === 0],
    ["silent", last > 0 && now - last > SILENT_DAYS * 24 * HOUR],
    ["clock", skew !== null && Math.abs(skew) > CLOCK_MINUTES * 60_000],
    ["room", free !== null && free < LITTLE_ROOM],
    ["kept", persisted === false],
    ["old", last > 0 && app !== "" && version !== "" && app !== version],
  ];
  return found.filter(([, is]) => is).map(([mark]) => mark);
}

/** Worth the office's attention today; storage that may be cleared is how most browsers are. */
export function pressing(found: readonly Mark[]): boolean {
  return found.some((mark) => ["stuck", "silent", "clock", "room"].includes(mark));
}
