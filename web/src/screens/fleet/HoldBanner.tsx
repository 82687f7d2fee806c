// Says to managers and administrators that the server went back in time and something waits for a word.

import { useEffect } from "preact/hooks";
import { place } from "../../router";
import { t } from "../../text/fleet";
import { Banner, LinkButton } from "../../ui";
import { look, standing } from "./hold";

export function HoldBanner() {
  useEffect(() => void look(), []);
  if (!standing.value?.held.length || place.value.path.startsWith("/office/server")) return null;
  return (
    <Banner
      tone="bad"
      title={t("hold_title")}
      actions={<LinkButton href="/office/server">{t("hold_look")}</LinkButton>}
    >
      {t("hold_body")}
    </Banner>
  );
}
