// An address that leads nowhere.

import { Compass } from "lucide-preact";
import { t } from "../text/frame";
import { Empty, LinkButton, Page } from "../ui";

export default function Nowhere() {
  return (
    <Page title={t("not_found_title")}>
      <Empty icon={Compass} title={t("not_found_body")}>
        <LinkButton kind="primary" href="/">
          {t("to_today")}
        </LinkButton>
      </Empty>
    </Page>
  );
}
