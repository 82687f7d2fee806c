// The labels as they come out of the printer: on screen a small picture of each page, on paper its true size.

import { equipmentName, recordName } from "../../records/name";
import { addressOf } from "../../scan/label";
import { t } from "../../text/labels";
import { QrCode } from "../../ui/qr";
import type { Device } from "../equipment/register";
import { pages, size } from "./choice";

/** More pages than these are printed but not drawn on the screen's own part. */
const SHOWN = 2;

export function Pages() {
  return (
    <div class="labels" data-size={size.value}>
      {pages.value.map((page, i) => (
        <div key={i} class="label-page" data-later={i >= SHOWN || undefined}>
          {page.map((device, j) =>
            device ? (
              <Label key={device.id} device={device} />
            ) : (
              <span key={`used${j}`} class="label" />
            ),
          )}
        </div>
      ))}
    </div>
  );
}

function Label({ device }: { device: Device }) {
  const { hospital, asset_no, serial } = device.value;
  const name = equipmentName(device.id);
  return (
    <div class="label">
      <QrCode text={addressOf(location.origin, device.id)} label={name} />
      <div class="label-words">
        {hospital ? <span>{recordName("hospital", hospital)}</span> : null}
        <strong>{name}</strong>
        {asset_no ? <span>{t("asset_no", { n: asset_no })}</span> : null}
        {serial ? <span>{t("serial", { n: serial })}</span> : null}
      </div>
    </div>
  );
}
