// Says that somebody published a version since this draft was begun, and shows how it differs.

import { useState } from "preact/hooks";
import { list } from "../../local";
import { personName } from "../../records/name";
import { type Draft, draftFrom } from "../../templates/draft";
import { versionsOf } from "../../templates/publish";
import { t } from "../../text/templates";
import { Banner, Button, Sheet } from "../../ui";
import { Differences } from "./Differences";
import { versionOf } from "./version";

export function Newer({ draft }: { draft: Draft }) {
  const [open, setOpen] = useState(false);
  if (!draft.base) return null;
  const versions = versionsOf(list("template").value ?? [], draft.code);
  const base = versions.find(({ id }) => id === draft.base);
  const top = versions[0];
  if (!base || !top || (top.value.version ?? 0) <= (base.value.version ?? 0)) return null;
  const v = versionOf(top.id);
  const compare = <Button onClick={() => setOpen(true)}>{t("newer_compare")}</Button>;
  return (
    <>
      <Banner tone="watch" actions={compare}>
        {t("newer", { name: personName(top.by ?? ""), v })}
      </Banner>
      {open ? (
        <Sheet title={t("differences_draft", { v })} onClose={() => setOpen(false)}>
          <Differences before={draftFrom("", top.value)} after={draft} />
        </Sheet>
      ) : null}
    </>
  );
}
