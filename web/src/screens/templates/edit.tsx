// The editor of a checklist: sections and lines, what is wrong with them, the preview, publishing.

import { useEffect, useMemo, useState } from "preact/hooks";
import { newest } from "../../checklist";
import { list, me, type View } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { to } from "../../router";
import type { ScreenProps } from "../../routes";
import { type Draft, draftFrom, EMPTY } from "../../templates/draft";
import { DraftKeeper, NEW } from "../../templates/kept";
import { versionsOf } from "../../templates/publish";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/templates";
import { why } from "../../text/trouble";
import { Banner, Empty, Page, Skeleton, Trouble } from "../../ui";
import { EditFoot } from "./EditFoot";
import { Flaws } from "./Flaws";
import { HeadCard } from "./HeadCard";
import { ImportNotes } from "./ImportNotes";
import { Lines } from "./Lines";
import { Newer } from "./Newer";
import { Preview } from "./Preview";
import { useFlaws } from "./useFlaws";

export default function Edit({ params }: ScreenProps) {
  const code = params.code ?? "";
  const all = list("template").value;
  const known = all?.some(({ value }) => value.code === code);
  const back = known ? to("office", "template", code) : "/office/templates";
  const may = editsCatalogue(me.value);
  return <Editing key={code} code={code} all={all} back={back} may={may} />;
}

interface EditingProps {
  code: string;
  all: View<"template">[] | null;
  back: string;
  may: boolean;
}

function Editing({ code, all, back, may }: EditingProps) {
  const keeper = useMemo(() => new DraftKeeper(code), [code]);
  const restored = useOpened(keeper, code, all);
  const draft = keeper.draft.value;
  const title = draft ? either(draft) || t("editing_new") : t("editing");
  if (!may || (all && !draft && restored !== null))
    return (
      <Page title={t("editing")} back={back}>
        <Empty title={common("nothing_found")} />
      </Page>
    );
  return (
    <Page
      title={title}
      over={t("editing")}
      back={back}
      wide
      foot={draft ? <EditFoot keeper={keeper} draft={draft} /> : null}
    >
      {draft ? <Body keeper={keeper} draft={draft} restored={restored === true} /> : null}
      {draft ? null : <Skeleton rows={6} label={common("loading")} />}
    </Page>
  );
}

interface BodyProps {
  keeper: DraftKeeper;
  draft: Draft;
  restored: boolean;
}

function Body({ keeper, draft, restored }: BodyProps) {
  const found = useFlaws(draft);
  const trouble = keeper.trouble.value;
  return (
    <div class="editor">
      <div class="stack editor-lines">
        <Trouble>{trouble ? why(trouble) : ""}</Trouble>
        {restored && draft.base ? <Banner tone="info">{t("restored")}</Banner> : null}
        <Newer draft={draft} />
        <ImportNotes code={keeper.code} />
        <HeadCard keeper={keeper} draft={draft} />
        <Flaws found={found} items={draft.items} />
        <Lines keeper={keeper} draft={draft} found={found} />
        <p class="soft small">{t("kept_here")}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard must get there */}
      <section class="editor-preview" aria-label={t("preview")} tabIndex={0}>
        <p class="soft small">{t("preview_note")}</p>
        <Preview draft={draft} />
      </section>
    </div>
  );
}

/** Null until the draft is open; then whether it had been begun before. */
function useOpened(
  keeper: DraftKeeper,
  code: string,
  all: View<"template">[] | null,
): boolean | null {
  const [restored, setRestored] = useState<boolean | null>(null);
  const ready = all !== null;
  useEffect(() => {
    if (!ready) return;
    keeper.open(() => beginning(code, all ?? [])).then(setRestored, console.error);
  }, [keeper, ready]);
  return restored;
}

/** The version in force, else the newest one; nothing for a code that is not there. */
function beginning(code: string, all: readonly View<"template">[]): Draft | null {
  if (code === NEW) return EMPTY;
  const versions = versionsOf(all, code);
  const values = versions.map(({ value }) => value);
  const best = newest(values, code);
  const from = versions.find(({ value }) => value === best) ?? versions[0];
  return from ? draftFrom(from.id, from.value) : null;
}
