// One line of the checklist: both wordings side by side, its type and all that belongs to that type.

import { Copy, Trash2 } from "lucide-preact";
import type { Item, ItemType } from "../../checklist";
import { list } from "../../local";
import { capital } from "../../records/name";
import { type Draft, freshId, withType } from "../../templates/draft";
import type { Flaw } from "../../templates/flaw";
import type { DraftKeeper } from "../../templates/kept";
import { insert, sectionsIn, toSection } from "../../templates/order";
import { typeName } from "../../templates/said";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { sectionIn, sectionName } from "../../text/sections";
import { t } from "../../text/templates";
import { Banner, Button, Segmented, Sheet, say } from "../../ui";
import { Condition } from "./Condition";
import { sayFlaw } from "./Flaws";
import { Kind } from "./Kind";
import { Line, Pick, Tick } from "./parts";

const TYPES: readonly ItemType[] = ["pass_fail", "numeric", "choice", "text", "photo", "signature"];
const ANOTHER = "\n";

interface LineProps {
  keeper: DraftKeeper;
  draft: Draft;
  item: Item;
  found: readonly Flaw[];
  onRename: (id: string) => void;
  onClose: () => void;
}

export function LineSheet({ keeper, draft, item, found, onRename, onClose }: LineProps) {
  const replace = (made: Item) =>
    keeper.change({ items: draft.items.map((one) => (one.id === item.id ? made : one)) });
  const put = (set: object) => {
    const made = without({ ...item, ...set } as Item);
    if (made.id !== item.id && draft.items.some(({ id }) => id === made.id))
      made.id = `${made.id}_2`;
    replace(made);
    if (made.id !== item.id) onRename(made.id);
  };
  const remove = () => {
    onClose();
    keeper.change({ items: draft.items.filter(({ id }) => id !== item.id) });
    const undo = { label: t("undo"), run: () => keeper.undo() };
    say(t("line_removed", { name: capital(either(item)) || item.id }), "quiet", undo);
  };
  const copy = () => {
    const made = { ...item, id: freshId(draft.items) };
    keeper.change({ items: insert(draft.items, made) });
    onRename(made.id);
  };
  const actions = (
    <>
      <Button kind="danger" icon={Trash2} onClick={remove}>
        {t("line_remove")}
      </Button>
      <Button icon={Copy} onClick={copy}>
        {t("line_copy")}
      </Button>
      <Button kind="primary" onClick={onClose}>
        {common("ok")}
      </Button>
    </>
  );
  return (
    <Sheet title={t("line_edit")} onClose={onClose} actions={actions}>
      {found.map((flaw) => (
        <Banner key={flaw.code + flaw.about} tone={flaw.mild ? "watch" : "bad"}>
          {sayFlaw(flaw)}
        </Banner>
      ))}
      <div class="both">
        <Line label={t("zh")} value={item.zh} onInput={(zh) => put({ zh })} />
        <Line label={t("en")} value={item.en} onInput={(en) => put({ en })} />
      </div>
      <Segmented
        label={t("type")}
        showLegend
        value={item.type}
        options={TYPES.map((value) => ({ value, label: typeName(value) }))}
        onChange={(type) => replace(withType(item, type))}
      />
      <Tick item={item} put={put} name="required" label={t("required")} />
      <Kind key={`${item.id} ${item.type}`} item={item} put={put} draft={draft} />
      <Section keeper={keeper} draft={draft} item={item} put={put} />
      <Condition item={item} put={put} items={draft.items} />
      <Line label={t("note")} value={item.note ?? ""} onInput={(note) => put({ note })} />
      <Line
        label={t("obligation")}
        value={item.obligation ?? ""}
        onInput={(obligation) => put({ obligation })}
      />
      <IdField keeper={keeper} draft={draft} item={item} onRename={onRename} />
    </Sheet>
  );
}

/** Members that were taken away are gone, not empty. */
function without(item: Item): Item {
  const kept = Object.entries(item).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Item;
}

function Section({ keeper, draft, item, put }: PlaceProps) {
  const known = sectionsIn(draft.items);
  const options = known.map(({ name, en }) => ({
    value: name,
    label: sectionName(name, en) || "–",
  }));
  const isNew = !item.section || known.filter(({ name }) => name === item.section).length === 0;
  const alone = draft.items.filter(({ section }) => section === item.section).length === 1;
  const pick = (name: string) => {
    if (name === ANOTHER) return put({ section: "", section_en: "" });
    const en = known.find((section) => section.name === name)?.en ?? "";
    keeper.change({ items: toSection(draft.items, item.id, name, en) });
  };
  return (
    <>
      <Pick
        label={t("section")}
        value={item.section}
        options={[...options, { value: ANOTHER, label: t("section_new") }]}
        onChange={pick}
      />
      {isNew || !item.section || alone ? (
        <div class="both">
          <Line label={t("section")} value={item.section} onInput={(section) => put({ section })} />
          <Line
            label={t("section_en")}
            value={item.section_en ?? sectionIn(item.section, "en")}
            onInput={(section_en) => put({ section_en })}
          />
        </div>
      ) : null}
    </>
  );
}

interface PlaceProps {
  keeper: DraftKeeper;
  draft: Draft;
  item: Item;
  put: (set: object) => void;
}

/** What other lines and earlier visits know the line by: it can change only until it is published. */
function IdField({ keeper, draft, item, onRename }: Omit<LineProps, "found" | "onClose">) {
  const published = list("template").value?.some(
    ({ value }) => value.code === draft.code && value.items?.some((line) => line.id === item.id),
  );
  if (published)
    return (
      <p class="soft small">
        {t("id")}: <code>{item.id}</code>
      </p>
    );
  const rename = (typed: string) => {
    const id = typed.replace(/[^A-Za-z0-9_]/g, "_").slice(0, 40);
    if (!id || draft.items.some((one) => one.id === id)) return;
    keeper.change({
      items: draft.items.map((one) =>
        one.id === item.id ? { ...item, id } : relinked(one, item.id, id),
      ),
    });
    onRename(id);
  };
  return <Line label={t("id")} hint={t("id_hint")} value={item.id} onInput={rename} />;
}

function relinked(item: Item, from: string, to: string): Item {
  const lookup = item.lookup?.map((id) => (id === from ? to : id));
  const when = item.show_when?.[from];
  const needs = item.needs?.map((id) => (id === from ? to : id));
  const made = { ...item, ...(lookup ? { lookup } : {}), ...(needs ? { needs } : {}) };
  if (!when) return made;
  const { [from]: _, ...rest } = item.show_when ?? {};
  return { ...made, show_when: { ...rest, [to]: when } };
}
