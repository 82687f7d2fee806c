// Which language the app speaks: Chinese unless the person chose English on this browser.

import { effect, signal } from "@preact/signals";

export type Lang = "zh" | "en";

const KEY = "kept.lang";

export const lang = signal<Lang>(remembered());

effect(() => {
  if (typeof document === "undefined") return;
  document.documentElement.lang = lang.value === "zh" ? "zh-CN" : "en";
});

export function speak(to: Lang): void {
  lang.value = to;
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // A browser without storage keeps the choice until the page closes.
  }
}

/** The one of two wordings that fits: for records that carry both, such as a template's `zh` and `en`. */
export function either(both: { zh?: string; en?: string } | null | undefined): string {
  return (lang.value === "en" && both?.en) || both?.zh || both?.en || "";
}

/** Somebody chose a language on this browser. */
export function chosen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function remembered(): Lang {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}
