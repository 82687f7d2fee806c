// What a role is called, and oneself.

import { type Somebody, see } from "../local";
import { either } from "../text";
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

/** One's own name in the language of the app, as far as the record of oneself has arrived. */
export function ownName({ id, name }: Somebody): string {
  const { name: zh, name_en: en } = see("person", id).value.value;
  return either({ zh: zh || name, en: en || name });
}
