// What is entered for a new device: begun from its label, kept as a draft, written as a record.

import { blank, change, draft, dropDraft, keepDraft } from "../../local";
import { codeOf } from "../../scan/keys";
import type { Label } from "../../scan/label";
import { t } from "../../text/scan";
import { kept } from "../kept";

export interface Entered {
  hospital: string;
  department: string;
  name_zh: string;
  device_class: string;
  vendor: string;
  model: string;
  serial: string;
  asset_no: string;
  udi: string;
  production_date: string;
}

/** What was typed for this label before the app was ended counts more than what the label says. */
export async function begun(label: Label): Promise<Entered> {
  const before = (await draft(keyOf(label)).catch(() => null)) as Partial<Entered> | null;
  const { serial = "", udi = "", made = "", reference = "", asset = "" } = label;
  const said = { serial, udi, production_date: made, model: reference, asset_no: asset };
  return { ...NOTHING, ...said, ...before };
}

const NOTHING: Entered = {
  hospital: "",
  department: "",
  name_zh: "",
  device_class: "",
  vendor: "",
  model: "",
  serial: "",
  asset_no: "",
  udi: "",
  production_date: "",
};

export function keep(label: Label, entered: Entered): void {
  void keepDraft(keyOf(label), entered).catch(() => {}); // the form still holds it
}

export async function create(label: Label, entered: Entered): Promise<boolean> {
  const filled = Object.fromEntries(
    Object.entries(entered)
      .map(([name, text]) => [name, text.trim()])
      .filter(([, text]) => text),
  );
  const record = { ...filled, codes: { add: [codeOf(label.raw)] } };
  if (!(await kept(change(blank("equipment"), record), t("created")))) return false;
  void dropDraft(keyOf(label)).catch(() => {});
  return true;
}

function keyOf({ raw }: Label): string {
  return `new-device/${codeOf(raw)}`;
}
