// What a release brings that the firm does not have: checklists that are new, and newer versions of its own.

import type { Item } from "../checklist";
import { newest } from "../checklist";
import type { Template } from "../schema.gen";
import { alike, differences, isSame } from "./compare";
import { type Draft, draftFrom, HEAD } from "./draft";

export interface Known {
  id: string;
  value: Partial<Template>;
}

export interface Offer {
  /** The release's own record. */
  brought: Known;
  code: string;
  /** The firm's version in force, else its newest; null: the checklist is new. */
  own: Known | null;
  /** The firm changed its version: what it changed stays in the draft. */
  edited: boolean;
  /** Lines and fields of the head that the release changed too: the firm's stand in the draft. */
  both: string[];
  /** What taking it over begins with. */
  draft: Draft;
}

/** What this firm has not seen yet; `firm`: all its versions. */
export function offers(brought: readonly Known[], firm: readonly Known[]): Offer[] {
  return brought.flatMap((one) => offer(one, firm) ?? []);
}

function offer(brought: Known, firm: readonly Known[]): Offer | null {
  const { code = "", version = 0, change = "" } = brought.value;
  const own = firm.filter(({ value }) => value.code === code);
  if (own.some(({ id, value }) => id === brought.id || (value.standard ?? 0) >= version))
    return null;
  const values = own.map(({ value }) => value);
  const highest = own.toSorted((a, b) => (b.value.version ?? 0) - (a.value.version ?? 0));
  const best = newest(values, code);
  const current = own.find(({ value }) => value === best) ?? highest[0] ?? null;
  const fresh = draftFrom("", brought.value);
  if (!current) return { ...plainly(brought, code), draft: { ...fresh, standard: version } };
  const mine = draftFrom(current.id, current.value);
  if (isSame(differences(mine, fresh))) return null;
  const before = own.filter(
    ({ id, value }) => id === `${code}@${value.version}` && isReleases(value),
  );
  const base = before.toSorted((a, b) => (b.value.version ?? 0) - (a.value.version ?? 0))[0];
  const merged = merge(base ? draftFrom("", base.value) : null, mine, fresh);
  return {
    ...plainly(brought, code),
    own: current,
    edited: current.id !== base?.id,
    both: merged.both,
    draft: { ...merged.draft, change, standard: version },
  };
}

function plainly(brought: Known, code: string): Omit<Offer, "draft"> {
  return { brought, code, own: null, edited: false, both: [] };
}

/** A release's versions are small numbers; what a firm publishes begins at ten thousand. */
function isReleases({ version = 0 }: Partial<Template>): boolean {
  return version < 10_000;
}

/** The firm's version with what the release changed since `base`, wherever the firm changed nothing itself. */
export function merge(
  base: Draft | null,
  own: Draft,
  fresh: Draft,
): { draft: Draft; both: string[] } {
  const both: string[] = [];
  const draft: Draft = { ...own };
  for (const name of HEAD) {
    const taken = settle(base?.[name], own[name], fresh[name], base !== null);
    if (taken === "both") both.push(name);
    if (taken === "fresh") Object.assign(draft, { [name]: fresh[name] });
  }
  const was = byId(base?.items ?? []);
  const news = byId(fresh.items);
  const items = own.items.flatMap((item) => {
    const said = news.get(item.id);
    const taken = settle(was.get(item.id), item, said, base !== null && was.has(item.id));
    if (taken === "both" && said) both.push(item.id);
    if (taken !== "fresh") return [item];
    return said ? [said] : [];
  });
  draft.items = withNew(items, fresh.items, new Set([...was.keys(), ...byId(own.items).keys()]));
  return { draft, both };
}

/** Whose word stands: the firm's where it changed something, and it is said where the release did so too. */
function settle(
  base: unknown,
  own: unknown,
  fresh: unknown,
  known: boolean,
): "own" | "fresh" | "both" {
  if (alike(own, fresh)) return "own";
  if (!known) return fresh === undefined ? "own" : "both";
  if (alike(own, base)) return "fresh";
  return alike(fresh, base) ? "own" : "both";
}

/** Lines that only the release has come after the line that they follow there. */
function withNew(items: Item[], fresh: readonly Item[], known: ReadonlySet<string>): Item[] {
  const made = [...items];
  fresh.forEach((item, i) => {
    if (known.has(item.id)) return;
    const before = fresh.slice(0, i).map(({ id }) => id);
    const at = made.findLastIndex(({ id }) => id === before.at(-1));
    const near = at >= 0 ? at : made.findLastIndex(({ id }) => before.includes(id));
    made.splice(near + 1, 0, item);
  });
  return made;
}

function byId(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
