// Offers to install the app in the way that this browser knows.

import { t } from "../text/signin";
import { Banner, Button, Card } from "../ui";
import { install, installWay } from "./installing";

/** Its own browser keeps nothing for good: said before anything is entered there. Nothing in any other browser. */
export function LeaveWeChat() {
  if (installWay() !== "wechat") return null;
  return (
    <Banner tone="watch" title={t("wechat_title")}>
      {t("wechat_body")}
    </Banner>
  );
}

export function Install() {
  const way = installWay();
  if (way === null) return null;
  if (way === "wechat") return <LeaveWeChat />;
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
