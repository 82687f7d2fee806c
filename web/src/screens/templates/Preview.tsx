// A checklist as the engineer's phone shows it, drawn by the run screen's own parts; nothing can be entered.

import { computed, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { blank, type View } from "../../local";
import type { Template } from "../../schema.gen";
import { type Draft, tidy } from "../../templates/draft";
import { either } from "../../text";
import { t } from "../../text/templates";
import { Sheet } from "../../ui";
import { RunModel } from "../run/model";
import { Sections } from "../run/Sections";

const NOWHERE = "preview";

/** A run of a draft: without a job behind it, and locked. */
class PreviewModel extends RunModel {
  private readonly shown = signal<Draft | null>(null);

  constructor(code: string) {
    super(`${NOWHERE}~${code || "new"}`);
  }

  put(draft: Draft): void {
    this.shown.value = draft;
  }

  override readonly template = computed((): View<"template"> | null => {
    const draft = this.shown.value;
    if (!draft) return null;
    const { base, ...fields } = draft;
    const items = draft.items.map((item) => ({ ...tidy(item) }));
    const value: Partial<Template> = { ...fields, items };
    return { ...blank("template", `${NOWHERE}@0`), known: true, loaded: true, value };
  });

  override readonly locked = computed(() => true);
}

export function Preview({ draft }: { draft: Draft }) {
  const model = useMemo(() => new PreviewModel(draft.code), [draft.code]);
  useEffect(() => model.put(draft), [model, draft]);
  return (
    <div class="preview" inert>
      <p class="preview-title">{either(draft) || t("editing_new")}</p>
      <Sections model={model} items={model.items.value ?? []} />
    </div>
  );
}

interface SheetProps {
  draft: Draft;
  title: string;
  onClose: () => void;
}

export function PreviewSheet({ draft, title, onClose }: SheetProps) {
  return (
    <Sheet title={t("preview_of", { name: title })} onClose={onClose} full>
      <p class="soft small">{t("preview_note")}</p>
      <Preview draft={draft} />
    </Sheet>
  );
}
