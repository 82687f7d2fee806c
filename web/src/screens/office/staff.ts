// Who can be sent to a job.

import { list } from "../../local";
import { either, lang } from "../../text";

export interface Engineer {
  id: string;
  name: string;
}

/** The active engineers by name; read it in a component. */
export function engineers(): Engineer[] {
  const people = (list("person").value ?? []).filter(
    ({ value }) => value.role === "engineer" && value.active !== false,
  );
  return people
    .map(({ id, value }) => ({
      id,
      name: either({ zh: value.name ?? id, en: value.name_en || (value.name ?? id) }),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, lang.value));
}
