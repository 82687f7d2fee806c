// Asks the server for the list as a file, or asks a manager for leave first.

import { saveFile } from "../../frame/rescue";
import { draft, dropDraft, keepDraft } from "../../local";
import { api, fileFrom } from "../../sync";
import { dayOf, lang } from "../../text";
import { t } from "../../text/equipment";

export type Form = "xlsx" | "csv";

export async function fetchList(
  ids: readonly string[],
  form: Form,
  purpose: string,
): Promise<void> {
  const asked = { ids, form, purpose, lang: lang.value };
  const file = await fileFrom("/api/exports/equipment", asked);
  saveFile(file, t("export_name", { day: dayOf(Date.now()), form }));
}

/** The wish's id; which devices it names stays on this device until the file was fetched. */
export async function askLeave(
  ids: readonly string[],
  form: Form,
  purpose: string,
): Promise<string> {
  const { id } = await api<{ id: string }>("POST", "/api/exports/wishes", { ids, form, purpose });
  await keepDraft(keyOf(id), ids);
  return id;
}

/** The devices of a wish that was made here; null where it was made elsewhere. */
export async function keptList(wish: string): Promise<string[] | null> {
  const kept = await draft(keyOf(wish));
  return Array.isArray(kept) ? kept : null;
}

export async function fetchApproved(wish: string, ids: readonly string[], form: Form) {
  await fetchList(ids, form, "");
  await dropDraft(keyOf(wish));
}

export async function rule(id: string, act: "approved" | "declined", reason: string) {
  await api("POST", `/api/exports/wishes/${id}/ruling`, { act, reason });
}

function keyOf(wish: string): string {
  return `export/${wish}`;
}
