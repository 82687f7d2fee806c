// Which roles one may give, and whether a role sees every hospital.

import { seesFirm } from "../../people/roles";
import type { Role } from "../../schema.gen";

const ROLES: readonly Role[] = [
  "engineer",
  "agent",
  "supervisor",
  "manager",
  "trainer",
  "training_lead",
  "parts_clerk",
  "archive_clerk",
  "quality",
  "admin",
];

/** Administrators alone make one of theirs. */
export function offeredRoles(admin: boolean): readonly Role[] {
  return admin ? ROLES : ROLES.filter((role) => role !== "admin");
}

export function seesAll(role: string): boolean {
  return seesFirm({ role });
}
