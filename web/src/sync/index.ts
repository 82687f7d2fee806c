// What the app uses of sync: its state, its button, signing in and out, requests that are not synced.

import { local } from "../local";
import { createSync } from "./sync";

export { ApiError } from "./errors";
export { loadRescue } from "./rescue";
export type { SyncState } from "./status";
export type { HistoryOp } from "./sync";
export { applyUpdate, updateReady } from "./update";

export const {
  syncState,
  clock,
  now,
  syncNow,
  start,
  stop,
  signIn,
  signOut,
  api,
  fileFrom,
  history,
} = createSync(local);
