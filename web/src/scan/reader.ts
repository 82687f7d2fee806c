// The reader of codes for this browser: its own where that is enough and works, ours else.

import { nativeReader } from "./native";
import type { Read } from "./symbols";

let chosen: Promise<Read> | null = null;

/** Made once; a failed attempt to load is not remembered. */
export function reader(): Promise<Read> {
  chosen ??= choose();
  chosen.catch(() => {
    chosen = null;
  });
  return chosen;
}

async function choose(): Promise<Read> {
  const native = await nativeReader();
  if (!native) return ours();
  return async (picture) => {
    try {
      return await native(picture);
    } catch {
      chosen = ours(); // says that it can and then cannot: some phones lack the service behind it
      return (await chosen)(picture);
    }
  };
}

async function ours(): Promise<Read> {
  return (await import("./zxing")).read;
}
