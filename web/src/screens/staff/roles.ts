// Which roles one may give, and whether a role sees every hospital.

import { ROLES, seesFirm } from "../../people/roles";
import type { Role } from "../../schema.gen";

/** Administrators alone make one of theirs. */
export function offeredRoles(admin: boolean): readonly Role[] {
  return admin ? ROLES : ROLES.filter((role) => role !== "admin");
}

export function seesAll(role: string): boolean {
  return seesFirm({ role });
}
