// Puts what is unsent into a file, when the screen or the network does not work.

import { exportRefused, local } from "../local";
import { readOutbox } from "../local/ops";
import { type Rescue, type Told, writeRescue } from "../local/rescue/write";
import { dayOf } from "../text";
import { t } from "../text/rescue";

export interface Saved extends Omit<Rescue, "files"> {
  files: File[];
  /** Encrypted for the firm; else readable by anybody, and without photos. */
  sealed: boolean;
}

/** All that the office lacks, as one file or several. Throws when nobody's work lies here, or it cannot be read. */
export async function rescueFile(told?: Told): Promise<Saved> {
  const rescue = await writeRescue(told);
  if (!rescue) return plain();
  const [day, of] = [dayOf(Date.now()), rescue.files.length];
  const files = rescue.files.map((file, i) => {
    const name = of > 1 ? t("file_of", { day, n: i + 1, of }) : t("file", { day });
    return new File([file], name, { type: file.type });
  });
  return { ...rescue, files, sealed: true };
}

/** A device that never heard of the firm's key: its changes as they would travel, without photos. */
async function plain(): Promise<Saved> {
  const desk = local.desk.peek();
  if (!desk) throw new Error(t("no_store"));
  const unsent = await readOutbox(desk.db);
  const refused: unknown = JSON.parse(await exportRefused().text());
  const words = {
    person: desk.person,
    device: desk.standing.peek().device,
    unsent: unsent.map(({ n, op }) => ({ n, ...op })),
    refused,
  };
  const name = t("plain_file", { day: dayOf(Date.now()) });
  const file = new File([JSON.stringify(words, null, 2)], name, { type: "application/json" });
  const counts = {
    people: [desk.person.name],
    changes: unsent.length,
    photos: 0,
    drafts: 0,
    without: [],
  };
  return { ...counts, files: [file], sealed: false };
}

export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
