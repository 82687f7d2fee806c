// What a role is called, and oneself.

import { type PersonHere, type Somebody, see } from "../local";
import { either } from "../text";
import { t } from "../text/common";

/** A role that this version does not know keeps its own name. */
export function roleName(role: string): string {
  return t.named(`role_${role}`) || role;
}

/** One's own name in the language of the app, as far as the record of oneself has arrived. */
export function ownName({ id, name }: Somebody): string {
  const { name: zh, name_en: en } = see("person", id).value.value;
  return either({ zh: zh || name, en: en || name });
}

/** A person whose store lies here; another one's record cannot be read. */
export function nameHere({ name, name_en }: PersonHere): string {
  return either({ zh: name, en: name_en || name });
}
