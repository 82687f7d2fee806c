// What a role is called.

import { t } from "../text/common";

const ROLES = [
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
] as const;

/** A role that this version does not know keeps its own name. */
export function roleName(role: string): string {
  const known = ROLES.find((name) => name === role);
  return known ? t(`role_${known}`) : role;
}
