// Chooses a workbook, has it read, and leads to the draft that it became.

import { FileUp } from "lucide-preact";
import { useState } from "preact/hooks";
import { go, to } from "../../router";
import { api } from "../../sync";
import { bring } from "../../templates/bring";
import { NEW } from "../../templates/kept";
import { t } from "../../text/templates";
import { isOffline, why } from "../../text/trouble";
import { Button, Confirm, Trouble, useFiles } from "../../ui";

const XLSX = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function ImportKey({ replaces }: { replaces: boolean }) {
  const [waiting, setWaiting] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const read = async (file: File) => {
    setWaiting(null);
    setBusy(true);
    setTrouble("");
    try {
      await bring(file, (path, body) => api("POST", path, body));
      go(to("office", "template", NEW, "edit"));
    } catch (error) {
      setTrouble(isOffline(error) ? t("import_offline") : why(error) + detailOf(error));
    } finally {
      setBusy(false);
    }
  };
  const chosen = ([file]: File[]) => {
    if (file && replaces) setWaiting(file);
    else if (file) void read(file);
  };
  const { field, open } = useFiles({ accept: XLSX, onFiles: chosen });
  return (
    <div class="stack">
      {field}
      <Button icon={FileUp} busy={busy} wide onClick={open}>
        {busy ? t("importing") : t("import")}
      </Button>
      <p class="soft small">{t("import_note")}</p>
      <Trouble>{trouble}</Trouble>
      {waiting ? (
        <Confirm
          title={t("import")}
          yes={t("import_replace")}
          danger
          onYes={() => void read(waiting)}
          onClose={() => setWaiting(null)}
        >
          <p>{t("import_replaces")}</p>
        </Confirm>
      ) : null}
    </div>
  );
}

/** What the reader of the form said, in its own words: the row and what is wrong there. */
function detailOf(error: unknown): string {
  const { code, detail } = (error ?? {}) as { code?: string; detail?: unknown };
  return code === "bad_form" && typeof detail === "string" ? ` ${detail}` : "";
}
