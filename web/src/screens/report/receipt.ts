// The firm's word on a seal: asked for when there is a network, kept for when there is none.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { draft, type Enrolment, keepDraft, keyOf, type View } from "../../local";
import type { Envelope, Receipt } from "../../report/envelope";
import { api, syncState } from "../../sync";

export interface Word {
  spki: string;
  enrolment: Enrolment | null;
  receipt: Receipt | null;
}

const NOTHING: Word = { spki: "", enrolment: null, receipt: null };

/** What is known now; it grows when the server answers. */
export function useWord(seal: View<"seal">): Word {
  const word = useSignal<Word>(NOTHING);
  const synced = syncState.value.last;
  const settled = word.value.receipt !== null;
  useEffect(() => {
    let wanted = true;
    const show = (found: Word) => {
      if (wanted) word.value = found;
    };
    if (seal.known && !settled) known(seal).then(show, () => {});
    return () => {
      wanted = false;
    };
  }, [seal.id, seal.known, seal.pending, settled, synced]);
  return word.value;
}

export async function known(seal: View<"seal">): Promise<Word> {
  const name = `receipt/${seal.id}`;
  const [own, before] = [
    await keyOf(seal.value.key ?? ""),
    (await draft(name)) as Word | undefined,
  ];
  const here: Word = {
    spki: own?.spki ?? before?.spki ?? "",
    enrolment: own?.enrolment ?? before?.enrolment ?? null,
    receipt: before?.receipt ?? null,
  };
  if (here.receipt || seal.pending > 0) return here;
  const told = await ask(seal.id);
  const all = told
    ? { spki: told.seal.spki || here.spki, enrolment: told.enrolment, receipt: told.receipt }
    : here;
  if (all.receipt) await keepDraft(name, all);
  return all;
}

/** Null without a network, and while the server has no content yet. */
async function ask(seal: string): Promise<Envelope | null> {
  try {
    const path = `/api/reports/${encodeURIComponent(seal)}`;
    return (await api<{ envelope: Envelope | null }>("GET", path)).envelope;
  } catch {
    return null;
  }
}
