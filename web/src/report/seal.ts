// Seals a report: the document is made, written canonically, kept, hashed and signed; only then is it called sealed.

import { hashOf } from "../digest";
import { REPORT } from "../local/bytes";
import type { Local } from "../local/local";
import { build } from "./build";
import { canonical } from "./canonical";
import type { Amends, Made, Report } from "./document";
import type { Sources } from "./sources";
import { sealWords } from "./words";

type Keeper = Pick<Local, "newId" | "blank" | "change" | "keepBlob" | "ownKey" | "sign" | "made">;

export interface Wish {
  sources: Sources;
  firm: Report["firm"];
  number: string;
  lang: Report["lang"];
  amends: Amends | null;
}

export interface Sealed {
  id: string;
  hash: string;
  key: string;
  signature: string;
}

/** Resolves when bytes and seal are on the disk. Throws LocalError; then there is no seal. */
export async function seal(local: Keeper, wish: Wish): Promise<Sealed> {
  const { sources, ...said } = wish;
  const id = local.newId();
  const text = canonical(build(sources, { id, made: local.made(), ...said }));
  const hash = await hashOf(text);
  const { id: key } = await local.ownKey();
  const signature = await local.sign(key, sealWords(hash));
  const job = sources.job.id;
  await local.keepBlob(new Blob([text], { type: REPORT }), { kind: "report", job });
  await local.change(local.blank("seal", id), {
    ...{ job, number: wish.number, report: hash, key, signature, lang: wish.lang },
    amends: wish.amends?.seal ?? "",
    reason: wish.amends?.reason ?? "",
  });
  return { id, hash, key, signature };
}

/** What a report is before it is sealed: it has no id and nobody's signature. */
export function preview({ sources, ...said }: Wish, made: Made): Report {
  return build(sources, { id: "", made, ...said });
}
