// The checklist itself: sections whose headings stay in sight, with their lines.

import { computed } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import { type Item, isShown, sectionsOf } from "../../checklist";
import { useGrowing } from "../../lists/painted";
import { t } from "../../text/run";
import { sectionName } from "../../text/sections";
import { Line } from "./Line";
import type { RunModel } from "./model";
import { Unavailable } from "./Unavailable";

export function Sections({ model, items }: { model: RunModel; items: Item[] }) {
  const unavailable = model.unavailable.value;
  const shown = useMemo(
    () => (unavailable ? items.filter((item) => staysOpen(item)) : items),
    [items, unavailable],
  );
  const [atOnce] = useState(location.hash !== "");
  const drawn = useGrowing(shown.length, FIRST, atOnce);
  useEffect(() => {
    model.drawn.value = drawn === shown.length;
  }, [model, drawn, shown]);
  const now = shown.slice(0, drawn);
  const numbers = useMemo(() => new Map(items.map((item, i) => [item.id, i + 1])), [items]);
  return (
    <>
      {sectionsOf(now).map(({ name, en, items: lines }) => (
        <section key={name} class="run-section" aria-label={sectionName(name, en)}>
          <Heading model={model} name={sectionName(name, en)} items={lines} />
          <ol class="run-lines">
            {lines.map((item) => (
              <Line key={item.id} model={model} item={item} n={numbers.get(item.id) ?? 0} />
            ))}
          </ol>
          {unavailable && lines.some(({ id }) => id === "release") ? (
            <Unavailable model={model} />
          ) : null}
        </section>
      ))}
    </>
  );
}

/** What fills the largest screen is drawn first, the rest in the moments after; not where a line was asked for. */
const FIRST = 6;

/** Without the device only its release and the signatures are left to answer. */
function staysOpen(item: Item): boolean {
  return item.id === "release" || item.type === "signature";
}

function Heading({ model, name, items }: { model: RunModel; name: string; items: Item[] }) {
  const done = useMemo(() => computed(() => doneWords(model, items)), [model, items]);
  return (
    <div class="run-heading">
      <h2>{name}</h2>
      {model.unavailable.value ? null : <span class="small figure soft">{done.value}</span>}
    </div>
  );
}

/** A text, so that a tick redraws the heading of its own section and no other. */
function doneWords(model: RunModel, items: readonly Item[]): string {
  const lacks = ({ id }: Item) => model.lackOf(id).value !== undefined;
  const asked = items.filter((item) => lacks(item) || (item.required && isShown(item, model.raws)));
  const done = asked.filter((item) => !lacks(item)).length;
  return t("section_done", { done, total: asked.length });
}
