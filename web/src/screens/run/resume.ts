// Where the person was in a checklist: kept on this device, so that work goes on there after a pause of days.

import { draft, keepDraft } from "../../local";
import { t } from "../../text/run";
import { say } from "../../ui";
import { anchorOf } from "./anchor";

interface Place {
  item: string;
  at: number;
}

const SOON = 600;
const AWAY = 10 * 60_000;

/** Notes each line that gets the focus; what it returns ends that. */
export function noting(run: string): () => void {
  let timer = 0;
  const hear = (event: FocusEvent) => {
    const line = event.target instanceof Element ? event.target.closest(".run-line") : null;
    const item = line?.id.slice(anchorOf("").length);
    if (!item) return;
    clearTimeout(timer);
    const place: Place = { item, at: Date.now() };
    timer = window.setTimeout(() => void keepDraft(keyOf(run), place).catch(() => {}), SOON);
  };
  document.addEventListener("focusin", hear);
  return () => document.removeEventListener("focusin", hear);
}

/** Scrolls there without opening a keyboard; after a longer absence it is said. */
export async function resume(run: string, numbers: ReadonlyMap<string, number>): Promise<void> {
  const place = (await draft(keyOf(run)).catch(() => null)) as Place | null;
  const line = place && document.getElementById(anchorOf(place.item));
  if (!place || !line || scrollY > 0) return;
  line.scrollIntoView({ block: "center" });
  const n = numbers.get(place.item);
  if (n && Date.now() - place.at > AWAY) say(t("resumed", { n }), "info");
}

function keyOf(run: string): string {
  return `place/${run}`;
}
