// Which version runs here; a new one is taken only when the person is ready.

import { Steady } from "../../frame/Steady";
import { Facts } from "../../lists/Facts";
import { device } from "../../local";
import { applyUpdate, updateReady } from "../../sync";
import { t } from "../../text/device";
import { Banner, Button, Card } from "../../ui";

/** It comes while a person may be about to press something below. */
export function Update() {
  return <Steady>{updateReady.value ? <Ready /> : null}</Steady>;
}

function Ready() {
  const action = (
    <Button kind="primary" onClick={() => void applyUpdate()}>
      {t("update_now")}
    </Button>
  );
  return (
    <Banner tone="info" title={t("update_title")} actions={action}>
      {t("update_body")}
    </Banner>
  );
}

export function Version() {
  return (
    <Card title={t("version")}>
      <Facts
        rows={[
          [t("build"), __BUILD__],
          [t("server"), location.host],
          [t("device_id"), <code key="id">{device.value.id || t("not_enrolled")}</code>],
        ]}
      />
      {updateReady.value ? null : <p class="soft small">{t("up_to_date")}</p>}
    </Card>
  );
}
