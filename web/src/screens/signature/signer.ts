// Who signs: the engineer's own name stands there already; a customer's is kept while it is typed.

import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { draft, dropDraft, keepDraft, me, type View } from "../../local";
import type { SignRole } from "./meaning";
import { placeName, type SignPlace } from "./place";

interface Signer {
  name: Signal<string>;
  position: Signal<string>;
  setName(text: string): void;
  setPosition(text: string): void;
  drop(): void;
}

export function useSigner(
  place: SignPlace,
  role: SignRole,
  before: View<"signature"> | null,
): Signer {
  const own = role === "engineer" ? (me.peek()?.name ?? "") : "";
  const name = useSignal(before?.value.name || own);
  const position = useSignal(before?.value.position ?? "");
  const key = `signer/${placeName(place)}`;
  useEffect(() => {
    draft(key).then((kept) => {
      const who = kept as { name?: string; position?: string } | null | undefined;
      if (who?.name) name.value = who.name;
      if (who?.position) position.value = who.position;
    }, console.error);
  }, [key]);
  const keep = () =>
    keepDraft(key, { name: name.peek(), position: position.peek() }).catch(console.error);
  return {
    name,
    position,
    setName(text) {
      name.value = text;
      void keep();
    },
    setPosition(text) {
      position.value = text;
      void keep();
    },
    drop: () => void dropDraft(key),
  };
}
