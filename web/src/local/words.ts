// How Chinese words are spelled, as this device once found out: kept so that no start has to do it again.

import type { Connection } from "./database";

/** Word -> syllables with blanks between them. */
export async function readWords(db: Connection): Promise<Map<string, string>> {
  const texts = await db.read(["words"], (tx) => tx.objectStore("words").getAll());
  const pairs = texts.flatMap((text) => text.split("\n").map((line) => line.split("\t")));
  return new Map(pairs.map(([word = "", spelling = ""]) => [word, spelling]));
}

/** Many words go into one text: a store of single ones would be slow to read. */
export async function keepWords(db: Connection, words: ReadonlyMap<string, string>): Promise<void> {
  const [first] = words.keys();
  if (first === undefined) return;
  const text = [...words].map((pair) => pair.join("\t")).join("\n");
  await db.write(["words"], false, (tx) => tx.objectStore("words").put(text, first));
}
