// A file that was handed over, checked in this browser and compared with what the server says; it is not uploaded.

import { useSignal } from "@preact/signals";
import { t } from "../text/guest";
import { Banner, Card } from "../ui/guest";
import { CheckedFile } from "./CheckedFile";
import { type Examined, examine } from "./examine";

export function CheckFile() {
  const over = useSignal(false);
  const found = useSignal<Examined | "none" | "busy" | null>(null);
  const look = async (file: File | undefined) => {
    if (!file) return;
    found.value = "busy";
    found.value = (await examine(file).catch(() => null)) ?? "none";
  };
  return (
    <div class="stack no-print">
      <Card title={t("file_title")}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the second way, the field is the first. */}
        <div
          class="guest-drop"
          data-over={over.value}
          onDragOver={(event) => {
            event.preventDefault();
            over.value = true;
          }}
          onDragLeave={() => (over.value = false)}
          onDrop={(event) => {
            event.preventDefault();
            over.value = false;
            void look(event.dataTransfer?.files[0]);
          }}
        >
          <p>{t("file_body")}</p>
          <label class="button guest-file">
            {t("file_choose")}
            <input
              type="file"
              accept=".html,.htm,.pdf,.json,text/html,application/pdf,application/json"
              onChange={(event) => void look(event.currentTarget.files?.[0])}
            />
          </label>
          <p class="small soft">{t("file_drop")}</p>
        </div>
      </Card>
      {found.value === "busy" ? <Banner>{t("asking")}</Banner> : null}
      {found.value === "none" ? (
        <Banner tone="bad" title={t("file_none")} urgent>
          {t("file_none_body")}
        </Banner>
      ) : null}
      {typeof found.value === "object" && found.value ? <CheckedFile found={found.value} /> : null}
    </div>
  );
}
