// Offers to install the app in the way that this browser knows.

import { t } from "../text/signin";
import { Banner, Button, Card } from "../ui";
import { install, installWay } from "./installing";

export function Install() {
  const way = installWay();
  if (way === null) return null;
  if (way === "wechat")
    return (
      <Banner tone="watch" title={t("wechat_title")}>
        {t("wechat_body")}
      </Banner>
    );
  return (
    <Card title={t("install_title")}>
      <div class="stack">
        <p>{t("install_body")}</p>
        {way === "ios" ? (
          <p>{t("install_ios")}</p>
        ) : (
          <Button kind="primary" onClick={() => void install()}>
            {t("install")}
          </Button>
        )}
      </div>
    </Card>
  );
}
