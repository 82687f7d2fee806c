// Renames a section in both languages, for all its lines at once.

import type { Draft } from "../../templates/draft";
import type { DraftKeeper } from "../../templates/kept";
import { renameSection, sectionsIn } from "../../templates/order";
import { sectionIn } from "../../text/sections";
import { t } from "../../text/templates";
import { Field, SaveSheet, TextInput } from "../../ui";
import { useEntered } from "../useEntered";

interface SectionProps {
  keeper: DraftKeeper;
  draft: Draft;
  name: string;
  onClose: () => void;
}

export function SectionSheet({ keeper, draft, name, onClose }: SectionProps) {
  const known = sectionsIn(draft.items).find((section) => section.name === name);
  const {
    entered,
    enter,
    draft: typed,
  } = useEntered(`section/${keeper.code}/${name}`, null, () => ({
    zh: name,
    en: known?.en || sectionIn(name, "en"),
  }));
  const { zh, en } = entered;
  const save = () => {
    if (!zh.trim()) return null;
    keeper.change({ items: renameSection(draft.items, name, zh.trim(), en.trim()) });
    return Promise.resolve();
  };
  const field = (label: string, value: string, onInput: (text: string) => void) => (
    <Field label={label}>
      {(tied) => <TextInput {...tied} maxLength={100} value={value} onInput={onInput} />}
    </Field>
  );
  return (
    <SaveSheet title={t("section_rename")} draft={typed} onSave={save} onClose={onClose}>
      {field(t("section"), zh, (zh) => enter({ zh }))}
      {field(t("section_en"), en, (en) => enter({ en }))}
    </SaveSheet>
  );
}
