// Why the server did not take a change, in a sentence.

import { ERRORS } from "../../schema.gen";
import { either } from "../../text";
import { t } from "../../text/refused";

/** A code that this version does not know is shown as it is. */
export function reason(code: string): string {
  return either(ERRORS[code]) || t("unknown_code", { code });
}
