// What screens use of the device's own store. The contract with them: docs of each name stand where it is made.

import { browserWorld } from "./browser";
import { createLocal } from "./local";

export { type Remains, waits } from "./departed";
export { LocalError } from "./errors";
export type { Enrolment, StoredKey } from "./keys";
export type { PersonHere } from "./people";
export type { About, Brief, SlimKind } from "./slim";
export type { Patch, Refused, Row, Side, Somebody, View } from "./types";

export const local = createLocal(browserWorld());

export const {
  ready,
  fault,
  me,
  peopleHere,
  openStore,
  closeStore,
  device,
  evictionSeen,
  gone,
  goneSeen,
  remains,
  unsent,
  refused,
  resendRefused,
  dropRefused,
  exportRefused,
  newId,
  blank,
  see,
  children,
  list,
  brief,
  about,
  contested,
  find,
  words,
  keepWords,
  change,
  changeAll,
  keepBlob,
  blobUrl,
  blobBytes,
  forgetBlob,
  pinBlob,
  blobState,
  blobStates,
  draft,
  draftNames,
  keepDraft,
  dropDraft,
  ownKey,
  keyOf,
  sign,
  made,
  storage,
  refreshStorage,
  askPersist,
} = local;
