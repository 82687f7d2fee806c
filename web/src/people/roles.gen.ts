// Written by `python -m server types` from server/domain; not edited by hand.

import type { Role } from "../schema.gen";

export const ROLES: readonly Role[] = ["engineer", "agent", "supervisor", "manager", "trainer", "training_lead", "parts_clerk", "archive_clerk", "quality", "admin"];

export type Ability = "sees_firm" | "plans" | "keeps_devices" | "redacts" | "settles_refused" | "edits_equipment" | "edits_catalogue" | "keeps_people" | "administers" | "exports" | "works_in_field" | "files_documents";

export const ABILITIES: Record<Ability, readonly Role[]> = {
  sees_firm: ["agent", "supervisor", "manager", "archive_clerk", "quality", "admin"],
  plans: ["agent", "supervisor", "manager", "admin"],
  keeps_devices: ["manager", "admin"],
  redacts: ["manager", "admin"],
  settles_refused: ["supervisor", "manager", "admin"],
  edits_equipment: ["engineer", "agent", "supervisor", "manager", "admin"],
  edits_catalogue: ["supervisor", "manager", "quality", "admin"],
  keeps_people: ["manager", "admin"],
  administers: ["admin"],
  exports: ["manager", "admin"],
  works_in_field: ["engineer", "agent", "supervisor", "manager", "quality", "admin"],
  files_documents: ["engineer", "agent", "supervisor", "manager", "archive_clerk", "quality", "admin"],
};
