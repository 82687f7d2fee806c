// Chooses a workbook, has it read, and leads to the draft that it became.

import { FileUp } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { go, to } from "../../router";
import { api } from "../../sync";
import { bring } from "../../templates/bring";
import { NEW } from "../../templates/kept";
import { t } from "../../text/templates";
import { isOffline, why } from "../../text/trouble";
import { Button, Confirm, Trouble } from "../../ui";

const XLSX = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function ImportKey({ replaces }: { replaces: boolean }) {
  const input = useRef<HTMLInputElement>(null);
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
  return (
    <div class="stack">
      <input
        ref={input}
        type="file"
        class="unseen"
        tabIndex={-1}
        aria-hidden="true"
        accept={XLSX}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file && replaces) setWaiting(file);
          else if (file) void read(file);
        }}
      />
      <Button icon={FileUp} busy={busy} wide onClick={() => input.current?.click()}>
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
