// Puts what is unsent into a file, when the screen or the network does not work.

import { exportRefused, local } from "../local";
import { readOutbox } from "../local/ops";
import { dayOf } from "../text";
import { t } from "../text/refused";

/** All that the server has not taken, as it would travel, and what it refused. Photos are not in it. */
export async function saveUnsent(): Promise<void> {
  const desk = local.desk.peek();
  if (!desk) throw new Error(t("no_store"));
  const unsent = await readOutbox(desk.db);
  const refused: unknown = JSON.parse(await exportRefused().text());
  const file = {
    person: desk.person,
    device: desk.standing.peek().device,
    unsent: unsent.map(({ n, op }) => ({ n, ...op })),
    refused,
  };
  const text = JSON.stringify(file, null, 2);
  saveFile(
    new Blob([text], { type: "application/json" }),
    t("unsent_file", { day: dayOf(Date.now()) }),
  );
}

export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
