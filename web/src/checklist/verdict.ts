// How good the overall state may be called after what failed.

import { type Held, rawsOf } from "./answered";
import { type Item, isShown } from "./item";

export type Verdict = "healthy" | "limited" | "unsafe";

const ORDER: readonly string[] = ["healthy", "limited", "unsafe"];

interface Ceiling {
  best: Verdict;
  /** The failed items that hold it down, worst first. */
  because: Item[];
}

export function ceiling(items: readonly Item[], held: Held): Ceiling {
  const raws = rawsOf(held);
  const failed = items.filter(
    (item) => isShown(item, raws) && held.reading(item.id)?.outcome === "fail",
  );
  const unsafe = failed.filter((item) => item.fail_action === "unsafe");
  if (unsafe.length) return { best: "unsafe", because: unsafe };
  const critical = failed.filter((item) => item.critical);
  if (critical.length) return { best: "limited", because: critical };
  return { best: "healthy", because: [] };
}

/** A verdict may be worse than what failed demands, never better; one that is not ours is left to the person. */
export function allowed({ best }: Ceiling, verdict: string): boolean {
  const place = ORDER.indexOf(verdict);
  return place < 0 || place >= ORDER.indexOf(best);
}
