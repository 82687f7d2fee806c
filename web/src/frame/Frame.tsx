// Around every screen: the ways to go, notices that concern the whole app, and the word on the sync.

import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { me } from "../local";
import { place } from "../router";
import { find } from "../routes";
import { t } from "../text/frame";
import { PageWord, Toasts } from "../ui";
import { Nav } from "./Nav";
import { Notices } from "./Notices";
import { SyncChip } from "./SyncChip";
import { useTitle } from "./title";

export function Frame({ children }: { children: ComponentChildren }) {
  const main = useRef<HTMLDivElement>(null);
  const route = find(place.value.path);
  const full = route.full || me.value === null;
  // Sign-in and set-up say themselves what is to be done.
  const here = me.value !== null && !(route.full && route.open);
  useTitle(main);
  return (
    <div class="frame" data-full={full || undefined}>
      {full ? null : <Skip to={main} />}
      {full ? null : <Bar />}
      <div id="main" class="frame-main" ref={main} tabIndex={-1}>
        {here ? <Notices /> : null}
        <PageWord.Provider value={here ? <SyncChip /> : null}>{children}</PageWord.Provider>
      </div>
      <Toasts />
    </div>
  );
}

function Skip({ to }: { to: RefObject<HTMLElement | null> }) {
  return (
    <button type="button" class="skip" onClick={() => to.current?.focus()}>
      {t("skip")}
    </button>
  );
}

/** Tells the style how high the bar is, so that what sticks to the bottom stands above it. */
function Bar() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = document.documentElement.style;
    const watch = new ResizeObserver(() =>
      root.setProperty("--bar", `${bar.current?.offsetHeight ?? 0}px`),
    );
    if (bar.current) watch.observe(bar.current);
    return () => {
      watch.disconnect();
      root.removeProperty("--bar");
    };
  }, []);
  return (
    <div class="frame-bar" ref={bar}>
      <Nav />
    </div>
  );
}
