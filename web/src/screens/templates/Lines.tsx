// The lines of a draft by section: opened by a press, put in order with arrows, by finger or by Alt and the arrow keys.

import { ChevronDown, ChevronUp, Pencil, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { type Item, sectionsOf } from "../../checklist";
import { capital } from "../../records/name";
import { type Draft, freshItem } from "../../templates/draft";
import type { Flaw } from "../../templates/flaw";
import type { DraftKeeper } from "../../templates/kept";
import { canStep, insert, step } from "../../templates/order";
import { either } from "../../text";
import { sectionName } from "../../text/sections";
import { t } from "../../text/templates";
import { announce, Button, IconButton } from "../../ui";
import { lineAnchor } from "./anchor";
import { LineSheet } from "./LineSheet";
import { LineSigns } from "./LineSigns";
import { SectionSheet } from "./SectionSheet";

interface LinesProps {
  keeper: DraftKeeper;
  draft: Draft;
  found: readonly Flaw[];
}

export function Lines({ keeper, draft, found }: LinesProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [naming, setNaming] = useState<string | null>(null);
  const item = draft.items.find(({ id }) => id === open);
  const add = (like: Item | undefined) => {
    const made = freshItem(draft.items, like, "pass_fail");
    keeper.change({ items: insert(draft.items, made) });
    setOpen(made.id);
  };
  const sections = sectionsOf(draft.items);
  return (
    <>
      {sections.map(({ name, en, items }, at) => (
        <section key={`${name} ${at}`} class="editor-section" aria-label={sectionName(name, en)}>
          <div class="editor-heading">
            <h2>{sectionName(name, en) || t("section")}</h2>
            <IconButton label={t("section_rename")} icon={Pencil} onClick={() => setNaming(name)} />
          </div>
          <ol class="editor-list">
            {items.map((line) => (
              <LineRow
                key={line.id}
                keeper={keeper}
                items={draft.items}
                item={line}
                wrong={found.some(({ item, mild }) => item === line.id && !mild)}
                onOpen={() => setOpen(line.id)}
              />
            ))}
          </ol>
          <Button kind="quiet" icon={Plus} onClick={() => add(items.at(-1))}>
            {t("line_add")}
          </Button>
        </section>
      ))}
      {sections.length ? null : (
        <Button kind="primary" icon={Plus} onClick={() => add(undefined)}>
          {t("line_add")}
        </Button>
      )}
      {item ? (
        <LineSheet
          keeper={keeper}
          draft={draft}
          item={item}
          found={found.filter((flaw) => flaw.item === item.id)}
          onRename={setOpen}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {naming === null ? null : (
        <SectionSheet keeper={keeper} draft={draft} name={naming} onClose={() => setNaming(null)} />
      )}
    </>
  );
}

interface RowProps {
  keeper: DraftKeeper;
  items: readonly Item[];
  item: Item;
  wrong: boolean;
  onOpen: () => void;
}

function LineRow({ keeper, items, item, wrong, onOpen }: RowProps) {
  const n = items.findIndex(({ id }) => id === item.id) + 1;
  const name = capital(either(item)) || item.id;
  const move = (by: -1 | 1) => {
    const moved = step(items, item.id, by);
    keeper.change({ items: moved });
    const at = moved.findIndex(({ id }) => id === item.id) + 1;
    announce(t("moved", { name, n: at }));
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li class="editor-line" id={lineAnchor(item.id)} data-tone={wrong ? "bad" : undefined}>
      <button type="button" class="editor-open" onClick={onOpen} onKeyDown={onKey}>
        <span class="figure soft">{n}</span>
        <span class="row-body">
          <span class="row-title">{item.zh || t("empty")}</span>
          <span class="row-note">{item.en}</span>
          <LineSigns item={item} />
        </span>
      </button>
      <span class="editor-arrows">
        <IconButton
          label={t("up", { name })}
          icon={ChevronUp}
          disabled={!canStep(items, item.id, -1)}
          onClick={() => move(-1)}
        />
        <IconButton
          label={t("down", { name })}
          icon={ChevronDown}
          disabled={!canStep(items, item.id, 1)}
          onClick={() => move(1)}
        />
      </span>
    </li>
  );
}
