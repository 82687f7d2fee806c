// The version in a template's id, as people say it.

import { versionName } from "../../checklist";

export function versionOf(id: string): string {
  return versionName(Number(id.slice(id.lastIndexOf("@") + 1)));
}
