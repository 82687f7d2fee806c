// Chooses the device of the register to which an unknown label belongs.

import { useSignal } from "@preact/signals";
import { Picker } from "../../lists/Picker";
import { type Brief, brief, see } from "../../local";
import { recordName } from "../../records/name";
import type { Label } from "../../scan/label";
import { either } from "../../text";
import { t } from "../../text/scan";
import { Button, Field, Sheet } from "../../ui";
import { link } from "./link";

interface LinkProps {
  label: Label;
  onLinked: () => void;
  onClose: () => void;
}

export function LinkSheet({ label, onLinked, onClose }: LinkProps) {
  const picked = useSignal("");
  const device = see("equipment", picked.value).value;
  const save = async () => {
    if (!picked.value || !(await link(device, label))) return;
    onClose();
    onLinked();
  };
  const actions = (
    <Button kind="primary" disabled={!picked.value} onClick={() => void save()}>
      {t("link")}
    </Button>
  );
  return (
    <Sheet title={t("link_title")} onClose={onClose} actions={actions}>
      <p>{t("link_body")}</p>
      <Field label={t("link_pick")}>
        {(tied) => (
          <Picker
            title={t("link_pick")}
            none={t("link_none")}
            items={(brief("equipment").value ?? []).map(asItem)}
            value={picked.value}
            tied={tied}
            onPick={(id) => {
              picked.value = id;
            }}
          />
        )}
      </Field>
    </Sheet>
  );
}

function asItem({ id, value }: Brief<"equipment">) {
  const { name_zh = id, name_en, model, serial, location, hospital = "" } = value;
  const note = [hospital && recordName("hospital", hospital), model, serial, location];
  return {
    id,
    title: either({ zh: name_zh, en: name_en || name_zh }),
    note: note.filter(Boolean).join(" · "),
  };
}
