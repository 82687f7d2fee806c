// Renames a section in both languages, for all its lines at once.

import { useState } from "preact/hooks";
import type { Draft } from "../../templates/draft";
import type { DraftKeeper } from "../../templates/kept";
import { renameSection, sectionsIn } from "../../templates/order";
import { t as common } from "../../text/common";
import { sectionIn } from "../../text/sections";
import { t } from "../../text/templates";
import { Button, Field, Sheet, TextInput } from "../../ui";

interface SectionProps {
  keeper: DraftKeeper;
  draft: Draft;
  name: string;
  onClose: () => void;
}

export function SectionSheet({ keeper, draft, name, onClose }: SectionProps) {
  const known = sectionsIn(draft.items).find((section) => section.name === name);
  const [zh, setZh] = useState(name);
  const [en, setEn] = useState(known?.en || sectionIn(name, "en"));
  const save = () => {
    if (zh.trim()) keeper.change({ items: renameSection(draft.items, name, zh.trim(), en.trim()) });
    onClose();
  };
  const actions = (
    <>
      <Button onClick={onClose}>{common("cancel")}</Button>
      <Button kind="primary" onClick={save}>
        {common("save")}
      </Button>
    </>
  );
  const field = (label: string, value: string, onInput: (text: string) => void) => (
    <Field label={label}>
      {(tied) => <TextInput {...tied} maxLength={100} value={value} onInput={onInput} />}
    </Field>
  );
  return (
    <Sheet title={t("section_rename")} onClose={onClose} actions={actions}>
      {field(t("section"), zh, setZh)}
      {field(t("section_en"), en, setEn)}
    </Sheet>
  );
}
