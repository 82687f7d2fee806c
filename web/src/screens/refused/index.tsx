// The refused tray: what the server did not take, why, and what can be done about it.

import { CircleCheck, Download } from "lucide-preact";
import { saveFile } from "../../frame/rescue";
import { exportRefused, refused } from "../../local";
import { dayOf } from "../../text";
import { t } from "../../text/refused";
import { Button, Empty, Page } from "../../ui";
import { RefusedCard } from "./RefusedCard";

export default function RefusedTray() {
  const all = refused.value;
  return (
    <Page title={t("title")} back="/device">
      {all.length ? (
        <>
          <p class="soft">{t("intro")}</p>
          {all.some(({ redacted }) => !redacted) ? (
            <Button icon={Download} onClick={save}>
              {t("export")}
            </Button>
          ) : null}
          {all.map((one) => (
            <RefusedCard key={`${one.device} ${one.n}`} refused={one} />
          ))}
        </>
      ) : (
        <Empty icon={CircleCheck} title={t("none")}>
          {t("none_body")}
        </Empty>
      )}
    </Page>
  );
}

function save(): void {
  saveFile(exportRefused(), t("file", { day: dayOf(Date.now()) }));
}
