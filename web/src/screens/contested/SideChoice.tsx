// One of the values to choose from: the value large, below it who wrote it, when, on which device.

import type { ComponentChildren } from "preact";
import { device, type Side } from "../../local";
import type { Where } from "../../records/fields";
import { personName } from "../../records/name";
import { sayValue } from "../../records/say";
import { moment } from "../../text";
import { t } from "../../text/contested";
import { StateChip } from "../../ui";

interface SideProps {
  side: Side;
  field: string;
  where: Where;
  shown: boolean;
  group: string;
  chosen: boolean;
  onChoose: () => void;
}

export function SideChoice({ side, field, where, shown, group, chosen, onChoose }: SideProps) {
  const note = `${personName(side.by)} · ${moment(side.at)} · ${deviceName(side.device)}`;
  return (
    <Radio group={group} chosen={chosen} onChoose={onChoose}>
      <span class="side-value">{sayValue(field, side.value, where)}</span>
      <span class="small soft">{note}</span>
      {shown ? <StateChip>{t("shown")}</StateChip> : null}
    </Radio>
  );
}

export function OtherChoice(props: { group: string; chosen: boolean; onChoose: () => void }) {
  return (
    <Radio {...props}>
      <span class="side-value">{t("other_value")}</span>
    </Radio>
  );
}

export function deviceName(id: string): string {
  return id === device.value.id ? t("here") : t("on", { id: id.slice(-4) });
}

interface RadioProps {
  group: string;
  chosen: boolean;
  onChoose: () => void;
  children: ComponentChildren;
}

function Radio({ group, chosen, onChoose, children }: RadioProps) {
  return (
    <label class="side">
      <input type="radio" name={group} checked={chosen} onChange={onChoose} />
      <span class="side-body">{children}</span>
    </label>
  );
}
