// Makes a label lead to a device from now on; an empty UDI in its file is filled in on the way.

import { change, type Patch, type View } from "../../local";
import { codeOf } from "../../scan/keys";
import type { Label } from "../../scan/label";
import { t } from "../../text/scan";
import { kept } from "../kept";

export function link(device: View<"equipment">, label: Label): Promise<boolean> {
  const patch: Patch<"equipment"> = { codes: { add: [codeOf(label.raw)] } };
  if (label.udi && !device.value.udi) patch.udi = label.udi.slice(0, 200);
  return kept(change(device, patch), t("linked"));
}
