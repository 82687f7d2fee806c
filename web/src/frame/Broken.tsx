// What a person sees when a screen fails: what happened, that the data is safe, what to do. Plain elements
// only, since the failure may lie in any shared piece.

import { useState } from "preact/hooks";
import { bytes } from "../text";
import { t } from "../text/frame";
import { t as words } from "../text/rescue";
import { rescueFile, saveFile } from "./rescue";

export function Broken({ error, part = false }: { error: unknown; part?: boolean }) {
  const [outcome, setOutcome] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const rescue = () =>
    rescueFile()
      .then(({ files, changes, photos, people }) => {
        const [only] = files;
        if (files.length > 1) setFiles(files);
        else if (only) saveFile(only, only.name);
        setOutcome(words("holds", { people: people.join("、"), changes, photos }));
      })
      .catch((why) => setOutcome(t("export_failed", { why: String(why) })));
  return (
    <div class="page">
      <main class="page-main broken">
        <h1>{t("broken_title")}</h1>
        <p>{part ? t("part_missing") : t("broken_body")}</p>
        <div class="line">
          <button type="button" class="button button-primary" onClick={() => location.reload()}>
            {t("reload")}
          </button>
          <a class="button" href="/device">
            {t("device")}
          </a>
          <button type="button" class="button" onClick={rescue}>
            {t("export_unsent")}
          </button>
        </div>
        {outcome && <p role="alert">{outcome}</p>}
        {files.map((file, i) => (
          <p key={file.name}>
            <button type="button" class="button" onClick={() => saveFile(file, file.name)}>
              {words("save_of", { n: i + 1, of: files.length, size: bytes(file.size) })}
            </button>
          </p>
        ))}
        <details>
          <summary>{t("details")}</summary>
          <pre class="broken-details">{describe(error)}</pre>
        </details>
      </main>
    </div>
  );
}

function describe(error: unknown): string {
  const stack = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  return `${__BUILD__}\n${location.pathname}\n${stack}`;
}
