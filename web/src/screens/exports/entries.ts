// What was asked for, ruled on and given out, as one list; all of it lies on the office's devices.

import { computed } from "@preact/signals";
import { tick } from "../../frame/tick";
import { list, me, type View } from "../../local";

export type Standing = "waits" | "declined" | "approved" | "ended" | "done";

export interface Entry {
  id: string;
  wish: View<"export_wish"> | null;
  ruling: View<"export_ruling"> | null;
  done: View<"export_done"> | null;
  standing: Standing;
  /** When it began, for the order. */
  at: number;
}

/** How long an approval serves (server/domain/exports.py). */
export const LIFE = 24 * 3_600_000;

/** What waits for a word first, then the newest; null while it is read. */
export const entries = computed((): Entry[] | null => {
  const wishes = list("export_wish").value;
  const rulings = list("export_ruling").value;
  const gone = list("export_done").value;
  if (!wishes || !rulings || !gone) return null;
  const word = new Map(rulings.map((view) => [view.id, view]));
  const out = new Map(gone.map((view) => [view.id, view]));
  const asked = wishes.map((wish) =>
    entry(wish.id, wish, word.get(wish.id) ?? null, out.get(wish.id) ?? null),
  );
  const known = new Set(wishes.map(({ id }) => id));
  const plain = gone
    .filter(({ id }) => !known.has(id))
    .map((view) => entry(view.id, null, null, view));
  return [...asked, ...plain].sort(
    (a, b) => Number(b.standing === "waits") - Number(a.standing === "waits") || b.at - a.at,
  );
});

/** How many wait for this person's word. */
export const waiting = computed(
  () =>
    entries.value?.filter(({ standing, wish }) => standing === "waits" && wish?.by !== me.value?.id)
      .length ?? 0,
);

function entry(
  id: string,
  wish: Entry["wish"],
  ruling: Entry["ruling"],
  done: Entry["done"],
): Entry {
  return {
    id,
    wish,
    ruling,
    done,
    standing: standingOf(ruling, done),
    at: (wish ?? done)?.at ?? 0,
  };
}

function standingOf(ruling: Entry["ruling"], done: Entry["done"]): Standing {
  if (done) return "done";
  if (!ruling) return "waits";
  if (ruling.value.act === "declined") return "declined";
  return tick.value < (ruling.at ?? 0) + LIFE ? "approved" : "ended";
}
