// A new device of the register, begun with what its label says; what is typed is kept until it is saved.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Picker } from "../../lists/Picker";
import { list } from "../../local";
import type { Label } from "../../scan/label";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/scan";
import { Button, Field, Select, Sheet, TextInput } from "../../ui";
import { begun, create, type Entered, keep } from "./entering";

interface NewDeviceProps {
  label: Label;
  onClose: () => void;
}

export function NewDevice({ label, onClose }: NewDeviceProps) {
  const entered = useSignal<Entered | null>(null);
  const tried = useSignal(false);
  const busy = useSignal(false);
  useEffect(() => {
    void begun(label).then((found) => {
      entered.value = found;
    });
  }, []);
  const now = entered.value;
  if (!now) return null;
  const set = (part: Partial<Entered>) => {
    entered.value = { ...now, ...part };
    keep(label, entered.value);
  };
  const save = async () => {
    tried.value = true;
    if (!now.hospital || !now.name_zh.trim()) return;
    busy.value = true;
    if (await create(label, now)) onClose();
    busy.value = false;
  };
  const actions = (
    <Button kind="primary" busy={busy.value} onClick={() => void save()}>
      {common("save")}
    </Button>
  );
  return (
    <Sheet title={t("new_title")} onClose={onClose} actions={actions}>
      <Place now={now} set={set} tried={tried.value} />
      <Line name="name_zh" label={t("name")} now={now} set={set} tried={tried.value} />
      <Class now={now} set={set} />
      <Line name="vendor" label={t("vendor")} now={now} set={set} />
      <Line name="model" label={t("model")} now={now} set={set} />
      <Line name="serial" label={t("serial")} now={now} set={set} />
      <Line name="asset_no" label={t("asset_no")} now={now} set={set} />
      <Line name="udi" label={t("udi")} now={now} set={set} />
      <Line name="production_date" label={t("made")} now={now} set={set} type="date" />
    </Sheet>
  );
}

interface PartProps {
  now: Entered;
  set: (part: Partial<Entered>) => void;
  tried?: boolean;
}

type Text = "name_zh" | "vendor" | "model" | "serial" | "asset_no" | "udi" | "production_date";

function Line(props: PartProps & { name: Text; label: string; type?: "date" }) {
  const { name, label, now, set, tried, type = "text" } = props;
  const lacks = tried && name === "name_zh" && !now.name_zh.trim();
  return (
    <Field label={label} error={lacks ? t("need_name") : null}>
      {(tied) => (
        <TextInput
          {...tied}
          type={type}
          autoComplete="off"
          maxLength={200}
          value={now[name]}
          onInput={(text) => set({ [name]: text })}
        />
      )}
    </Field>
  );
}

function Place({ now, set, tried }: PartProps) {
  const hospitals = (list("hospital").value ?? []).map(({ id, value }) => ({
    id,
    title: either(value),
    note: value.address,
  }));
  const departments = (list("department").value ?? [])
    .filter(({ value }) => value.hospital === now.hospital)
    .map(({ id, value }) => ({ value: id, label: either(value) }));
  return (
    <>
      <Field label={t("hospital")} error={tried && !now.hospital ? t("need_hospital") : null}>
        {(tied) => (
          <Picker
            title={t("pick_hospital")}
            none={t("link_none")}
            items={hospitals}
            value={now.hospital}
            tied={tied}
            onPick={(hospital) => set({ hospital, department: "" })}
          />
        )}
      </Field>
      {departments.length ? (
        <Field label={t("department")}>
          {(tied) => (
            <Select
              {...tied}
              value={now.department}
              options={[{ value: "", label: common("not_given") }, ...departments]}
              onChange={(department) => set({ department })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

/** The classes that checklists are made for: a device of one of them can be planned at once. */
function Class({ now, set }: PartProps) {
  const made = new Map(
    (list("template").value ?? []).map(({ value }) => [value.device_class ?? "", either(value)]),
  );
  made.delete("");
  const options = [...made].map(([value, label]) => ({ value, label: `${value} · ${label}` }));
  return (
    <Field label={t("device_class")}>
      {(tied) => (
        <Select
          {...tied}
          value={now.device_class}
          options={[{ value: "", label: common("not_given") }, ...options]}
          onChange={(device_class) => set({ device_class })}
        />
      )}
    </Field>
  );
}
