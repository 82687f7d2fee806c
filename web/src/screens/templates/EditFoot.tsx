// What can be done with the whole draft: take a step back, look at it, publish it, throw it away.

import { Eye, Trash2, Undo2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { go } from "../../router";
import type { Draft } from "../../templates/draft";
import type { DraftKeeper } from "../../templates/kept";
import { t } from "../../text/templates";
import { Button, Confirm, IconButton } from "../../ui";
import { PreviewSheet } from "./Preview";
import { PublishSheet } from "./PublishSheet";

export function EditFoot({ keeper, draft }: { keeper: DraftKeeper; draft: Draft }) {
  const [open, setOpen] = useState<"preview" | "publish" | "discard" | null>(null);
  const close = () => setOpen(null);
  const discard = async () => {
    await keeper.drop();
    go("/office/templates");
  };
  return (
    <div class="editor-foot">
      <IconButton label={t("discard")} icon={Trash2} onClick={() => setOpen("discard")} />
      <IconButton
        label={t("undo")}
        icon={Undo2}
        disabled={keeper.past.value.length === 0}
        onClick={() => keeper.undo()}
      />
      <span class="editor-show">
        <IconButton label={t("preview")} icon={Eye} onClick={() => setOpen("preview")} />
      </span>
      <Button kind="primary" onClick={() => setOpen("publish")}>
        {t("publish")}
      </Button>
      {open === "preview" ? (
        <PreviewSheet draft={draft} title={t("draft")} onClose={close} />
      ) : null}
      {open === "publish" ? <PublishSheet keeper={keeper} draft={draft} onClose={close} /> : null}
      {open === "discard" ? (
        <Confirm
          title={t("discard_title")}
          yes={t("discard")}
          danger
          onYes={() => void discard()}
          onClose={close}
        >
          <p>{t("discard_body")}</p>
        </Confirm>
      ) : null}
    </div>
  );
}
