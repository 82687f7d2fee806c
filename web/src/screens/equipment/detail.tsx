// One piece of equipment on a screen of its own.

import { see } from "../../local";
import { recordName } from "../../records/name";
import { back } from "../../router";
import type { ScreenProps } from "../../routes";
import { t } from "../../text/equipment";
import { Page } from "../../ui";
import { FileBody } from "./File";
import { deviceName } from "./register";

export default function EquipmentDetail({ params }: ScreenProps) {
  const view = see("equipment", params.id ?? "").value;
  const over = view.value.hospital ? recordName("hospital", view.value.hospital) : undefined;
  const title = deviceName(view) || (view.known ? t("unnamed") : t("title"));
  return (
    <Page title={title} over={over} back={() => back("/equipment")}>
      <FileBody view={view} />
    </Page>
  );
}
