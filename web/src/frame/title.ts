// The window's title follows the heading of the screen, also when the record behind it arrives later.

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../text/frame";

export function useTitle(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = main.current;
    if (!root) return;
    const watch = new MutationObserver(() => name(root));
    watch.observe(root, { childList: true, subtree: true, characterData: true });
    name(root);
    return () => watch.disconnect();
  }, []);
}

function name(root: HTMLElement): void {
  const heading = root.querySelector("h1")?.textContent?.trim();
  const title = heading ? `${heading} · ${t("name")}` : t("name");
  if (document.title !== title) document.title = title;
}
