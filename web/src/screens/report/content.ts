// The content of a seal, read from this device or the server and held against the hash that was signed.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { hashOf } from "../../digest";
import { blobBytes, type View } from "../../local";
import { isNewer, reportIn } from "../../report/check";
import type { Report } from "../../report/document";

export type Content =
  | { state: "reading" | "missing" | "newer" }
  | { state: "wrong"; text: string }
  | { state: "right"; text: string; report: Report };

export function useContent(seal: View<"seal">): Content {
  const content = useSignal<Content>({ state: "reading" });
  const hash = seal.value.report ?? "";
  useEffect(() => {
    let wanted = true;
    const show = (found: Content) => {
      if (wanted) content.value = found;
    };
    if (seal.known) read(hash, seal.id).then(show, () => show({ state: "missing" }));
    return () => {
      wanted = false;
    };
  }, [seal.id, seal.known, hash]);
  return content.value;
}

async function read(hash: string, id: string): Promise<Content> {
  const text = await (await blobBytes(hash))?.text();
  if (text === undefined) return { state: "missing" };
  const report = reportIn({ report: text });
  const untouched = (await hashOf(text)) === hash;
  if (untouched && !report && isNewer(text)) return { state: "newer" };
  const right = report?.id === id && untouched;
  return right ? { state: "right", text, report } : { state: "wrong", text };
}
