// Light, dark, or as the system says: the person's choice on this browser.

import { effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const KEY = "kept.theme";

export const theme = signal<Theme>(remembered());

effect(() => {
  if (theme.value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.value;
});

export function wear(to: Theme): void {
  theme.value = to;
  try {
    localStorage.setItem(KEY, to);
  } catch {
    // Without storage the choice lasts until the page closes.
  }
}

function remembered(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}
