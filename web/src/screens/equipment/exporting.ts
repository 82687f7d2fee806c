// Asks the server for the list as a file.

import { fileFrom } from "../../sync";
import { lang } from "../../text";

export function exported(ids: readonly string[], form: "xlsx" | "csv"): Promise<Blob> {
  return fileFrom("/api/exports/equipment", { ids, form, lang: lang.value });
}
