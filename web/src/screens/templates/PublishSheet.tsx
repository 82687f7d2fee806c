// The last look before a version goes out: what is wrong, what changes, and why, in the editor's words.

import { useState } from "preact/hooks";
import { list } from "../../local";
import { go, to } from "../../router";
import { differences, isSame } from "../../templates/compare";
import { type Draft, draftFrom } from "../../templates/draft";
import type { DraftKeeper } from "../../templates/kept";
import { publish } from "../../templates/publish";
import { t as common } from "../../text/common";
import { t } from "../../text/templates";
import { why } from "../../text/trouble";
import { Banner, Button, Field, Sheet, say, TextArea } from "../../ui";
import { Differences } from "./Differences";
import { Flaws } from "./Flaws";
import { useFlaws } from "./useFlaws";
import { versionOf } from "./version";

interface PublishProps {
  keeper: DraftKeeper;
  draft: Draft;
  onClose: () => void;
}

export function PublishSheet({ keeper, draft, onClose }: PublishProps) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const found = useFlaws(draft);
  const base = list("template").value?.find(({ id }) => id === draft.base);
  const before = base ? draftFrom("", base.value) : null;
  const same = before !== null && isSame(differences(before, draft));
  const grave = found.filter(({ mild }) => !mild);
  const ready = grave.length === 0 && !same;
  const send = async () => {
    if (base && !draft.change.trim()) return setTrouble(t("needs_change"));
    setBusy(true);
    try {
      const id = await publish(draft, Math.random());
      await keeper.drop();
      say(t("publish_done", { v: versionOf(id) }), "good");
      go(to("office", "template", draft.code), { replace: true });
    } catch (error) {
      setTrouble(why(error));
      setBusy(false);
    }
  };
  const actions = (
    <>
      <Button onClick={onClose}>{common("cancel")}</Button>
      {ready ? (
        <Button kind="primary" busy={busy} onClick={() => void send()}>
          {t("publish")}
        </Button>
      ) : null}
    </>
  );
  return (
    <Sheet title={t("publish_title")} onClose={onClose} actions={actions}>
      {same ? <Banner tone="watch">{t("publish_nothing")}</Banner> : null}
      <Flaws found={found} items={draft.items} />
      {ready && base ? (
        <Field label={t("change")} hint={t("change_hint")} error={trouble}>
          {(tied) => (
            <TextArea
              {...tied}
              rows={2}
              maxLength={2000}
              value={draft.change}
              onInput={(change) => keeper.change({ change })}
            />
          )}
        </Field>
      ) : null}
      {trouble && !base ? <Banner tone="bad">{trouble}</Banner> : null}
      {before && !same ? (
        <>
          <h3>{t("differences_draft", { v: versionOf(draft.base) })}</h3>
          <Differences before={before} after={draft} />
        </>
      ) : null}
      <p class="soft small">{t("edit_note")}</p>
    </Sheet>
  );
}
